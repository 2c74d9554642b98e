import { createUndoRun } from '../../app/undo-run.ts';
import type { Text } from '../../core/text.ts';
import { parseArguments, usage } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** `tierwise organizations undo ID --run RUN`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['run'], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const runId = options.run;
  if (runId === undefined) throw usage('organizations', noRun);
  await withStore(async (store) => {
    const { undo } = createUndoRun({ store, clock: { now: Date.now }, wakeWorker: () => {} });
    const { accounts } = await undo(organizationId, runId);
    terminal.out.write(`${begun(accounts, organizationId)[terminal.language]}\n`);
  });
}

const noRun: Text = {
  en: 'Say which run: --run RUN, as tierwise organizations runs shows it.',
  zh: '请用 --run 指定运行记录，可用 tierwise organizations runs 查看。',
};

function begun(accounts: number, organizationId: string): Text {
  return {
    en: `The server puts back what the run wrote to ${accounts} accounts; what people changed since stays.
From now on Tierwise writes nothing to this CRM. It does again after
  tierwise organizations resume ${organizationId}
or as soon as a policy is published. See how far it has come:
  tierwise organizations runs ${organizationId}`,
    zh: `服务正在恢复该次运行写入的 ${accounts} 个客户；此后由人工改动的内容保持不变。
从现在起 Tierwise 不再回写该 CRM。恢复回写请运行
  tierwise organizations resume ${organizationId}
或发布新的策略。查看进度：
  tierwise organizations runs ${organizationId}`,
  };
}
