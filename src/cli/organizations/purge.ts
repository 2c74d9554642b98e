import { createPurgeOrganization } from '../../app/purge-organization.ts';
import type { Text } from '../../core/text.ts';
import { parseArguments, usage } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withTools } from '../with-tools.ts';
import { readLeavingWishes } from './read-leaving-wishes.ts';
import { readOrganizationId } from './read-organization-id.ts';
import { tellDisconnection } from './tell-disconnection.ts';

/** `tierwise organizations purge ID --confirm ID`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const { options, words } = parseArguments(args, ['fields', 'confirm'], 'organizations', 1);
  const organizationId = readOrganizationId(words);
  const wishes = readLeavingWishes(options.fields);
  if (options.confirm !== organizationId) throw usage('organizations', notConfirmed);
  await withTools(async (tools) => {
    const purgeOrganization = createPurgeOrganization(tools);
    const left = await purgeOrganization(organizationId, wishes);
    if (left) tellDisconnection(terminal, left);
    terminal.out.write(`${(left ? purged : nothing)[terminal.language]}\n`);
  });
}

const notConfirmed: Text = {
  en: 'Everything about the organization would be deleted for good: repeat its ID as --confirm ID.',
  zh: '该组织的全部数据将被永久删除：请用 --confirm 再次输入组织 ID 以确认。',
};

const purged: Text = {
  en: 'Nothing about this organization is kept here any more.',
  zh: '本机已不再保存该组织的任何数据。',
};

const nothing: Text = {
  en: 'No such organization is known; whatever an earlier purge had left was deleted.',
  zh: '没有该组织；此前清除时残留的数据（如有）已删除。',
};
