import type { Kysely } from 'kysely';
import type { CalibrationStore } from '../app/ports/policy-store.ts';
import type { Tables } from './tables.ts';

/** Calibrations, newest first by the instant they were made. */
export function createCalibrationStore(db: Kysely<Tables>): CalibrationStore {
  return {
    async save(organizationId, { id, asOf, payload, createdAt }) {
      const row = { as_of: asOf, payload, created_at: createdAt };
      await db
        .insertInto('calibrations')
        .values({ org_id: organizationId, calibration_id: id, ...row })
        .onConflict((conflict) => conflict.columns(['org_id', 'calibration_id']).doUpdateSet(row))
        .execute();
    },
    async latest(organizationId) {
      return await newestFirst(organizationId)
        .select(['calibration_id as id', 'payload'])
        .limit(1)
        .executeTakeFirst();
    },
    async find(organizationId, id) {
      return await db
        .selectFrom('calibrations')
        .select(['calibration_id as id', 'payload'])
        .where('org_id', '=', organizationId)
        .where('calibration_id', '=', id)
        .executeTakeFirst();
    },
    async list(organizationId, limit) {
      return await newestFirst(organizationId)
        .select(['calibration_id as id', 'as_of as asOf', 'payload', 'created_at as createdAt'])
        .limit(limit)
        .execute();
    },
  };

  function newestFirst(organizationId: string) {
    return db
      .selectFrom('calibrations')
      .where('org_id', '=', organizationId)
      .orderBy('created_at', 'desc')
      .orderBy('calibration_id', 'desc');
  }
}
