import type { Kysely } from 'kysely';
import type { Organization, OrganizationStore } from '../app/ports/organization-store.ts';
import { fromJson, toJson } from './json.ts';
import { createReadKept } from './kept-rows.ts';
import type { Tables } from './tables.ts';

/** Organizations as one document each; purging them is {@link createPurge}'s. */
export function createOrganizationStore(
  db: Kysely<Tables>,
  purge: OrganizationStore['purge'],
): OrganizationStore {
  return {
    async save(organization) {
      const row = { status: organization.status, document: toJson(organization) };
      await db
        .insertInto('organizations')
        .values({ org_id: organization.id, ...row })
        .onConflict((conflict) => conflict.column('org_id').doUpdateSet(row))
        .execute();
    },
    async change(organizationId, parts) {
      await db.transaction().execute(async (trx) => {
        const row = await trx
          .selectFrom('organizations')
          .select('document')
          .where('org_id', '=', organizationId)
          .executeTakeFirst();
        if (!row) return;
        const changed = { ...fromJson<Organization>(row.document), ...parts };
        await trx
          .updateTable('organizations')
          .set({ status: changed.status, document: toJson(changed) })
          .where('org_id', '=', organizationId)
          .execute();
      });
    },
    async find(organizationId) {
      const row = await db
        .selectFrom('organizations')
        .select('document')
        .where('org_id', '=', organizationId)
        .executeTakeFirst();
      return row && fromJson<Organization>(row.document);
    },
    async list() {
      const rows = await db
        .selectFrom('organizations')
        .select('document')
        .where('status', '=', 'connected' satisfies Organization['status'])
        .orderBy('org_id')
        .execute();
      return rows.map((row) => fromJson<Organization>(row.document));
    },
    async listAll() {
      const rows = await db
        .selectFrom('organizations')
        .select('document')
        .orderBy('org_id')
        .execute();
      return rows.map((row) => fromJson<Organization>(row.document));
    },
    readKept: createReadKept(db),
    purge,
  };
}
