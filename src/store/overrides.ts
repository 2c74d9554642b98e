import type { Kysely, Selectable } from 'kysely';
import type { Override, OverrideStore } from '../app/ports/class-store.ts';
import { chunks } from './chunks.ts';
import type { Tables } from './tables.ts';

/** People's classes, one per account and dimension. */
export function createOverrideStore(db: Kysely<Tables>): OverrideStore {
  return {
    async save(organizationId, override) {
      const row = {
        value: override.value,
        made_by: override.by ?? null,
        why: override.why,
        until_day: override.until ?? null,
        made_at: override.at,
      };
      await db
        .insertInto('overrides')
        .values({
          org_id: organizationId,
          account_id: override.accountId,
          dimension: override.dimension,
          ...row,
        })
        .onConflict((conflict) =>
          conflict.columns(['org_id', 'account_id', 'dimension']).doUpdateSet(row),
        )
        .execute();
    },
    async remove(organizationId, accountId, dimension) {
      await db
        .deleteFrom('overrides')
        .where('org_id', '=', organizationId)
        .where('account_id', '=', accountId)
        .where('dimension', '=', dimension)
        .execute();
    },
    async find(organizationId, accountIds) {
      const found: Override[] = [];
      for (const ids of chunks(accountIds, 500)) {
        const rows = await select(organizationId).where('account_id', 'in', ids).execute();
        found.push(...rows.map(toOverride));
      }
      return found;
    },
    async list(organizationId) {
      return (await select(organizationId).execute()).map(toOverride);
    },
  };

  function select(organizationId: string) {
    return db
      .selectFrom('overrides')
      .selectAll()
      .where('org_id', '=', organizationId)
      .orderBy('account_id')
      .orderBy('dimension');
  }
}

function toOverride(row: Selectable<Tables['overrides']>): Override {
  return {
    accountId: row.account_id,
    dimension: row.dimension,
    value: row.value,
    by: row.made_by ?? undefined,
    why: row.why,
    ...(row.until_day !== null && { until: row.until_day }),
    at: row.made_at,
  };
}
