import type { Kysely } from 'kysely';
import type { InboxStore } from '../../app/ports/inbox-store.ts';
import type { GroupCommit } from '../group-commit.ts';
import type { Tables } from '../tables.ts';
import { createChangedRecords } from './changed-records.ts';
import { createMarkedAccounts } from './marked-accounts.ts';

/** What has to be looked at again: changed records and marked accounts. */
export function createInboxStore(
  db: Kysely<Tables>,
): InboxStore & Pick<GroupCommit<unknown>, 'settled'> {
  return {
    ...createChangedRecords(db),
    ...createMarkedAccounts(db),
    async organizationsWaiting() {
      const rows = await db
        .selectFrom(
          longestWaiting('changed_records')
            .unionAll(longestWaiting('marked_accounts'))
            .as('waiting'),
        )
        .select('org_id')
        .groupBy('org_id')
        .orderBy((row) => row.fn.min('marked_at'))
        .orderBy('org_id')
        .execute();
      return rows.map((row) => row.org_id);
    },
    async count(organizationId) {
      const [records, accounts] = await Promise.all([
        count('changed_records', organizationId),
        count('marked_accounts', organizationId),
      ]);
      return { records, accounts };
    },
  };

  function longestWaiting(table: 'changed_records' | 'marked_accounts') {
    return db
      .selectFrom(table)
      .select((row) => ['org_id', row.fn.min('marked_at').as('marked_at')])
      .groupBy('org_id');
  }

  async function count(table: 'changed_records' | 'marked_accounts', organizationId: string) {
    const { waiting } = await db
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('waiting'))
      .where('org_id', '=', organizationId)
      .executeTakeFirstOrThrow();
    return Number(waiting);
  }
}
