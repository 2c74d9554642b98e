import type { Kysely } from 'kysely';
import type { PolicyStore } from '../app/ports/policy-store.ts';
import type { Tables } from './tables.ts';

/** Published policies, newest first; publishing a version again makes it the current one. */
export function createPolicyStore(db: Kysely<Tables>): PolicyStore {
  return {
    async publish(organizationId, { version, payload, author, note, publishedAt }) {
      const row = { payload, author, note, published_at: publishedAt };
      await db
        .insertInto('policies')
        .values({ org_id: organizationId, version, ...row })
        .onConflict((conflict) => conflict.columns(['org_id', 'version']).doUpdateSet(row))
        .execute();
    },
    async current(organizationId) {
      return await newestFirst(organizationId)
        .select(['version', 'payload'])
        .limit(1)
        .executeTakeFirst();
    },
    async find(organizationId, version) {
      return await db
        .selectFrom('policies')
        .select(['version', 'payload'])
        .where('org_id', '=', organizationId)
        .where('version', '=', version)
        .executeTakeFirst();
    },
    async list(organizationId) {
      return await newestFirst(organizationId)
        .select(['version', 'author', 'note', 'published_at as publishedAt'])
        .execute();
    },
  };

  function newestFirst(organizationId: string) {
    return db
      .selectFrom('policies')
      .where('org_id', '=', organizationId)
      .orderBy('published_at', 'desc')
      .orderBy('version', 'desc');
  }
}
