import type { Kysely } from 'kysely';
import type { CrmDealRecord } from '../../app/ports/crm.ts';
import { toJson } from '../json.ts';
import type { Tables } from '../tables.ts';

/** A deal as held: the account it belongs to, and its facts as JSON. */
interface HeldDeal {
  accountId: string | undefined;
  facts: string;
}

/** Those of the deals that are held, by deal id. */
export async function heldDeals(
  db: Kysely<Tables>,
  organizationId: string,
  dealIds: string[],
): Promise<Map<string, HeldDeal>> {
  const rows = await db
    .selectFrom('mirror_deals')
    .select(['deal_id', 'account_id', 'facts'])
    .where('org_id', '=', organizationId)
    .where('deal_id', 'in', dealIds)
    .execute();
  return new Map(
    rows.map((row) => [row.deal_id, { accountId: row.account_id ?? undefined, facts: row.facts }]),
  );
}

/** Inserts or replaces deals; answers the ids of those not held in a newer state. */
export async function upsertDeals(
  db: Kysely<Tables>,
  organizationId: string,
  records: CrmDealRecord[],
): Promise<Set<string>> {
  const rows = await db
    .insertInto('mirror_deals')
    .values(
      records.map(({ facts, modifiedAt }) => ({
        org_id: organizationId,
        deal_id: facts.id,
        account_id: facts.accountId ?? null,
        modified_at: modifiedAt,
        facts: toJson(facts),
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['org_id', 'deal_id'])
        .doUpdateSet((row) => ({
          account_id: row.ref('excluded.account_id'),
          modified_at: row.ref('excluded.modified_at'),
          facts: row.ref('excluded.facts'),
        }))
        .whereRef('excluded.modified_at', '>=', 'mirror_deals.modified_at'),
    )
    .returning('deal_id')
    .execute();
  return new Set(rows.map((row) => row.deal_id));
}

/** Removes deals. */
export async function deleteDeals(
  db: Kysely<Tables>,
  organizationId: string,
  dealIds: string[],
): Promise<void> {
  await db
    .deleteFrom('mirror_deals')
    .where('org_id', '=', organizationId)
    .where('deal_id', 'in', dealIds)
    .execute();
}
