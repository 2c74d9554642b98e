import type { Kysely } from 'kysely';
import type { MirrorStore } from '../../app/ports/mirror-store.ts';
import { chunks } from '../chunks.ts';
import type { Tables } from '../tables.ts';

const rowsPerStatement = 250;

/** Up to which change of an account's record we know what our own fields hold, beside its facts. */
export function createSeenFields(
  db: Kysely<Tables>,
): Pick<MirrorStore, 'noteSeen' | 'forgetSeen' | 'seenAt'> {
  return {
    async noteSeen(organizationId, records) {
      const idsByInstant = new Map<number, string[]>();
      for (const { accountId, modifiedAt } of records) {
        idsByInstant.set(modifiedAt, [...(idsByInstant.get(modifiedAt) ?? []), accountId]);
      }
      await db.transaction().execute(async (trx) => {
        for (const [modifiedAt, ids] of idsByInstant) {
          await set(trx, organizationId, modifiedAt, ids);
        }
      });
    },
    forgetSeen: (organizationId, accountIds) => set(db, organizationId, null, accountIds),
    async seenAt(organizationId, accountId) {
      const row = await db
        .selectFrom('mirror_accounts')
        .select('fields_seen_at')
        .where('org_id', '=', organizationId)
        .where('account_id', '=', accountId)
        .executeTakeFirst();
      const seenAt = row?.fields_seen_at ?? undefined;
      return seenAt === undefined ? undefined : Number(seenAt);
    },
  };
}

/** Of all accounts when none are given. */
async function set(
  db: Kysely<Tables>,
  organizationId: string,
  modifiedAt: number | null,
  accountIds?: string[],
): Promise<void> {
  const update = db
    .updateTable('mirror_accounts')
    .set({ fields_seen_at: modifiedAt })
    .where('org_id', '=', organizationId);
  if (!accountIds) {
    await update.execute();
    return;
  }
  for (const ids of chunks(accountIds, rowsPerStatement)) {
    await update.where('account_id', 'in', ids).execute();
  }
}
