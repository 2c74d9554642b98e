import type { Kysely } from 'kysely';
import type { ScheduleStore } from '../app/ports/run-store.ts';
import type { Tables } from './tables.ts';

/** Who runs what: firings of schedules and leases on organizations, decided by one row each. */
export function createScheduleStore(db: Kysely<Tables>): ScheduleStore {
  return {
    async claimFiring(name, firesAt) {
      const claim = await db
        .insertInto('firings')
        .values({ name, fires_at: firesAt })
        .onConflict((conflict) => conflict.columns(['name', 'fires_at']).doNothing())
        .executeTakeFirst();
      return claim.numInsertedOrUpdatedRows === 1n;
    },
    async forgetFirings(before) {
      await db.deleteFrom('firings').where('fires_at', '<', before).execute();
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
