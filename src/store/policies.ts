import type { Kysely } from 'kysely';
import type { PolicyStore } from '../app/ports/policy-store.ts';
import type { Tables } from './tables.ts';

/** Published policies: each version once, and every publication of it. */
export function createPolicyStore(db: Kysely<Tables>): PolicyStore {
  return {
    async publish(organizationId, { version, payload, author, note, publishedAt, basedOn }) {
      return await db.transaction().execute(async (trx) => {
        if (basedOn !== undefined) {
          const current = await newestFirst(trx, organizationId)
            .select('version')
            .limit(1)
            .executeTakeFirst();
          if (current?.version !== basedOn) return false;
        }
        const publication = { author, note, published_at: publishedAt };
        await trx
          .insertInto('policies')
          .values({ org_id: organizationId, version, payload, ...publication })
          .onConflict((conflict) =>
            conflict.columns(['org_id', 'version']).doUpdateSet({ payload }),
          )
          .execute();
        await trx
          .insertInto('policy_publications')
          .values({ org_id: organizationId, version, ...publication })
          .onConflict((conflict) =>
            conflict.columns(['org_id', 'published_at', 'version']).doUpdateSet(publication),
          )
          .execute();
        return true;
      });
    },
    async current(organizationId) {
      const newest = await newestFirst(db, organizationId)
        .select('version')
        .limit(1)
        .executeTakeFirst();
      return newest && (await find(organizationId, newest.version));
    },
    find,
    async list(organizationId) {
      return await newestFirst(db, organizationId)
        .select(['version', 'author', 'note', 'published_at as publishedAt'])
        .execute();
    },
  };

  async function find(organizationId: string, version: string) {
    return await db
      .selectFrom('policies')
      .select(['version', 'payload'])
      .where('org_id', '=', organizationId)
      .where('version', '=', version)
      .executeTakeFirst();
  }
}

function newestFirst(db: Kysely<Tables>, organizationId: string) {
  return db
    .selectFrom('policy_publications')
    .where('org_id', '=', organizationId)
    .orderBy('published_at', 'desc')
    .orderBy('version', 'desc');
}
