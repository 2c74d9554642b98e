import { createExportOrganization } from '../../app/export-organization.ts';
import { parseArguments } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** `tierwise organizations export ID`. */
export async function run(args: string[], { out }: Terminal): Promise<void> {
  const organizationId = readOrganizationId(parseArguments(args, [], 'organizations', 1).words);
  await withStore(async (store) => {
    const exportOrganization = createExportOrganization({ store, clock: { now: Date.now } });
    for await (const line of exportOrganization(organizationId)) out.write(line);
  });
}
