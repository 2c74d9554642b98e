import { createUndoRun } from '../../app/undo-run.ts';
import type { Text } from '../../core/text.ts';
import { parseArguments } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** `tierwise organizations resume ID`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const organizationId = readOrganizationId(parseArguments(args, [], 'organizations', 1).words);
  await withStore(async (store) => {
    const { resume } = createUndoRun({ store, clock: { now: Date.now }, wakeWorker: () => {} });
    const { calledOff } = await resume(organizationId);
    const said = calledOff > 0 ? [resumed, undoCalledOff] : [resumed];
    terminal.out.write(`${said.map((text) => text[terminal.language]).join('\n')}\n`);
  });
}

const resumed: Text = {
  en: 'Tierwise writes to this CRM again, what was refused earlier among it.',
  zh: 'Tierwise 已恢复回写该 CRM，此前被拒绝的客户也会重试。',
};

const undoCalledOff: Text = {
  en: 'The undo under way was called off: what it had not put back yet stays, and what it had is written anew.',
  zh: '进行中的撤销已中止：尚未恢复的内容保持不变，已恢复的将重新写入。',
};
