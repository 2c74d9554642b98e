import { randomInt } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { ClassifyCause, InboxStore } from '../../app/ports/inbox-store.ts';
import { chunks } from '../chunks.ts';
import type { Tables } from '../tables.ts';
import { settle } from './settle.ts';

/** The accounts of the inbox. */
export function createMarkedAccounts(
  db: Kysely<Tables>,
): Pick<InboxStore, 'markAccounts' | 'takeAccounts' | 'settleAccounts'> {
  return {
    async markAccounts(organizationId, accountIds, cause, now) {
      await db
        .transaction()
        .execute((trx) => markAccounts(trx, organizationId, accountIds, { cause, now }));
    },
    async takeAccounts(organizationId, limit) {
      const rows = await db
        .selectFrom('marked_accounts')
        .select(['account_id', 'cause', 'marked_at', 'version'])
        .where('org_id', '=', organizationId)
        .orderBy('marked_at')
        .orderBy('account_id')
        .limit(limit)
        .execute();
      return rows.map((row) => ({
        entry: {
          accountId: row.account_id,
          cause: row.cause as ClassifyCause,
          markedAt: row.marked_at,
        },
        version: row.version,
      }));
    },
    async settleAccounts(organizationId, taken) {
      const keys = taken.map(({ entry }) => [organizationId, entry.accountId]);
      await settle(db, 'marked_accounts', ['org_id', 'account_id'], keys, taken);
    },
  };
}

/** Marks accounts as part of a larger step. An account already waiting keeps its place and takes the new cause. */
export async function markAccounts(
  trx: Kysely<Tables>,
  organizationId: string,
  accountIds: Iterable<string>,
  { cause, now }: { cause: ClassifyCause; now: number },
): Promise<void> {
  for (const ids of chunks([...new Set(accountIds)], 500)) {
    await trx
      .insertInto('marked_accounts')
      .values(
        ids.map((id) => ({
          org_id: organizationId,
          account_id: id,
          cause,
          marked_at: now,
          version: firstVersion(),
        })),
      )
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'account_id']).doUpdateSet((row) => ({
          cause: row.ref('excluded.cause'),
          version: row('marked_accounts.version', '+', 1),
        })),
      )
      .execute();
  }
}

/**
 * Where the count of an entry's marks begins: at random, so that a late settling of an entry that was settled and marked
 * again meanwhile does not fit the new one.
 */
export function firstVersion(): number {
  return randomInt(2 ** 48 - 1);
}
