import { createDisconnectOrganization } from '../../app/disconnect-organization.ts';
import { parseArguments } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withTools } from '../with-tools.ts';
import { readLeavingWishes } from './read-leaving-wishes.ts';
import { readOrganizationId } from './read-organization-id.ts';
import { tellDisconnection } from './tell-disconnection.ts';

/** `tierwise organizations disconnect ID`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['fields'], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const wishes = readLeavingWishes(options.fields);
  await withTools(async (tools) => {
    const disconnectOrganization = createDisconnectOrganization(tools);
    tellDisconnection(terminal, await disconnectOrganization(organizationId, wishes));
  });
}
