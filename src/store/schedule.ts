import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../app/ports/run-store.ts';
import type { Tables } from './tables.ts';

/** How long a firing is remembered; nobody claims one that is older. */
const firingsKeptMs = 30 * 24 * 60 * 60 * 1000;

/** Who runs what: firings of schedules and leases on organizations, decided by one row each. */
export function createScheduleStore(db: Kysely<Tables>): ScheduleStore {
  return {
    async claimFiring(name, firesAt) {
      return await db.transaction().execute(async (trx) => {
        await trx
          .deleteFrom('firings')
          .where('name', '=', name)
          .where('fires_at', '<', firesAt - firingsKeptMs)
          .execute();
        const claim = await trx
          .insertInto('firings')
          .values({ name, fires_at: firesAt })
          .onConflict((conflict) => conflict.columns(['name', 'fires_at']).doNothing())
          .executeTakeFirst();
        return claim.numInsertedOrUpdatedRows === 1n;
      });
    },
    async takeLease(organizationId, owner, now, until) {
      const taken = await db
        .insertInto('leases')
        .values({ org_id: organizationId, owner, held_until: until })
        .onConflict((conflict) =>
          conflict
            .column('org_id')
            .doUpdateSet({ owner, held_until: until })
            .where((lease) =>
              lease.or([lease('leases.owner', '=', owner), lease('leases.held_until', '<=', now)]),
            ),
        )
        .executeTakeFirst();
      return taken.numInsertedOrUpdatedRows === 1n;
    },
    async releaseLease(organizationId, owner) {
      await db
        .deleteFrom('leases')
        .where('org_id', '=', organizationId)
        .where('owner', '=', owner)
        .execute();
    },
  };
}
