import type { Kysely } from 'kysely';
import type { CrmAccountRecord } from '../../app/ports/crm.ts';
import { toJson } from '../json.ts';
import type { Tables } from '../tables.ts';

/** An account as held: its parent, and its facts as JSON. */
interface HeldAccount {
  parentId: string | undefined;
  facts: string;
}

/** Those of the accounts that are held, by account id. */
export async function heldAccounts(
  db: Kysely<Tables>,
  organizationId: string,
  accountIds: string[],
): Promise<Map<string, HeldAccount>> {
  const rows = await db
    .selectFrom('mirror_accounts')
    .select(['account_id', 'parent_id', 'facts'])
    .where('org_id', '=', organizationId)
    .where('account_id', 'in', accountIds)
    .execute();
  return new Map(
    rows.map((row) => [row.account_id, { parentId: row.parent_id ?? undefined, facts: row.facts }]),
  );
}

/** The accounts that have one of the given ones as parent. */
export async function childrenOf(
  db: Kysely<Tables>,
  organizationId: string,
  accountIds: string[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('mirror_accounts')
    .select('account_id')
    .where('org_id', '=', organizationId)
    .where('parent_id', 'in', accountIds)
    .execute();
  return rows.map((row) => row.account_id);
}

/** Inserts or replaces accounts; answers the ids of those not held in a newer state. */
export async function upsertAccounts(
  db: Kysely<Tables>,
  organizationId: string,
  records: CrmAccountRecord[],
): Promise<Set<string>> {
  const rows = await db
    .insertInto('mirror_accounts')
    .values(
      records.map(({ facts, modifiedAt }) => ({
        org_id: organizationId,
        account_id: facts.id,
        parent_id: facts.parentId ?? null,
        modified_at: modifiedAt,
        facts: toJson(facts),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'account_id'])
        .doUpdateSet((row) => ({
          parent_id: row.ref('excluded.parent_id'),
          modified_at: row.ref('excluded.modified_at'),
          facts: row.ref('excluded.facts'),
        }))
        .whereRef('excluded.modified_at', '>=', 'mirror_accounts.modified_at'),
    )
    .returning('account_id')
    .execute();
  return new Set(rows.map((row) => row.account_id));
}

/** Removes accounts; their deals stay, without an account we hold. */
export async function deleteAccounts(
  db: Kysely<Tables>,
  organizationId: string,
  accountIds: string[],
): Promise<void> {
  await db
    .deleteFrom('mirror_accounts')
    .where('org_id', '=', organizationId)
    .where('account_id', 'in', accountIds)
    .execute();
}
