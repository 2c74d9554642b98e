import { setTimeout as pause } from 'node:timers/promises';
import type { Text } from '../../core/text.ts';
import { CliError } from '../cli-error.ts';
import type { Terminal } from '../terminal.ts';
import type { Steps } from './create-steps.ts';
import type { Demo } from './start-demo.ts';

const lookEveryMs = 40;

const labels: Readonly<Record<string, Text>> = {
  'create-fields': { en: 'Create the class fields', zh: '创建分级字段' },
  subscribe: { en: 'Subscribe to changes', zh: '订阅变更通知' },
  'read-accounts': { en: 'Read the accounts', zh: '读取客户' },
  'read-deals': { en: 'Read the deals', zh: '读取商机' },
  classify: { en: 'Classify', zh: '分级' },
  write: { en: 'Write the classes to the CRM', zh: '将分级写回 CRM' },
  'create-views': { en: 'Make the lists of accounts', zh: '创建客户视图' },
};

/** Shows the steps of the installation until it has ended or the signal comes. Throws a `CliError` when it fails. */
export async function followInstallation(
  demo: Demo,
  steps: Steps,
  { language }: Terminal,
  signal: AbortSignal,
): Promise<void> {
  const { organization } = demo;
  const totals: Readonly<Record<string, number>> = {
    'read-accounts': organization.count('Accounts'),
    'read-deals': organization.count('Deals'),
  };
  let shown = '';
  let total: number | undefined;
  while (!signal.aborted) {
    const run = await demo.progress();
    const step = run?.step ?? '';
    const label = labels[step];
    if (step !== shown && label) {
      // The last look may have been before the step's end.
      const whole = shown === 'write' ? await countWritten(demo) : total;
      if (whole !== undefined) steps.progress(whole, whole);
      steps.begin(label[language]);
      shown = step;
    }
    if (run && step === shown) {
      total = run.total ?? totals[step];
      steps.progress(run.done, total);
    }
    if (run?.state === 'failed') throw failed(run.error);
    if (run?.state === 'finished') {
      steps.end();
      return;
    }
    await pause(lookEveryMs);
  }
}

/** How many accounts were written to so far. */
async function countWritten({ organization, tierwise }: Demo): Promise<number> {
  const runs = await tierwise.store.journal.runs(organization.zgid);
  return runs.reduce((sum, { accounts }) => sum + accounts, 0);
}

function failed(code = 'internal'): CliError {
  return new CliError(
    { en: `The installation has failed: ${code}.`, zh: `安装失败：${code}。` },
    {
      en: 'Run it again; report it if it fails again.',
      zh: '请重新运行；若仍然失败，请反馈给我们。',
    },
  );
}
