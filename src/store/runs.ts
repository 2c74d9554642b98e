import type { Kysely } from 'kysely';
import type { Run, RunStore } from '../app/ports/run-store.ts';
import { fromJson, toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** Runs as one document each, newest first by the instant they started. */
export function createRunStore(db: Kysely<Tables>): RunStore {
  return {
    async save(organizationId, run) {
      const row = {
        started_at: run.startedAt,
        is_running: run.state === 'running' ? 1 : 0,
        document: toJson(run),
      };
      await db
        .insertInto('runs')
        .values({ org_id: organizationId, run_id: run.id, ...row })
        .onConflict((conflict) => conflict.columns(['org_id', 'run_id']).doUpdateSet(row))
        .execute();
    },
    async find(organizationId, runId) {
      const row = await db
        .selectFrom('runs')
        .select('document')
        .where('org_id', '=', organizationId)
        .where('run_id', '=', runId)
        .executeTakeFirst();
      return row && fromJson<Run>(row.document);
    },
    async list(organizationId, limit) {
      const rows = await db
        .selectFrom('runs')
        .select('document')
        .where('org_id', '=', organizationId)
        .orderBy('started_at', 'desc')
        .orderBy('run_id', 'desc')
        .limit(limit)
        .execute();
      return rows.map((row) => fromJson<Run>(row.document));
    },
    async unfinished() {
      const rows = await db
        .selectFrom('runs')
        .select(['org_id', 'document'])
        .where('is_running', '=', 1)
        .orderBy('started_at')
        .orderBy('org_id')
        .execute();
      return rows.map((row) => ({
        organizationId: row.org_id,
        run: fromJson<Run>(row.document),
      }));
    },
  };
}
