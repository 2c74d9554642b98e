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
    await resume(organizationId);
    terminal.out.write(`${resumed[terminal.language]}\n`);
  });
}

const resumed: Text = {
  en: 'Tierwise writes to this CRM again, what was refused earlier among it.',
  zh: 'Tierwise 已恢复回写该 CRM，此前被拒绝的客户也会重试。',
};
