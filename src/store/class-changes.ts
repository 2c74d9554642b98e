import type { Kysely, Selectable } from 'kysely';
import type { ClassChange, ClassStore } from '../app/ports/class-store.ts';
import type { ClassifyCause } from '../app/ports/inbox-store.ts';
import { chunks } from './chunks.ts';
import type { Tables } from './tables.ts';

/** An account's changes, newest first. */
export function createHistory(db: Kysely<Tables>): ClassStore['history'] {
  return async (organizationId, accountId, limit) => {
    const rows = await db
      .selectFrom('class_changes')
      .selectAll()
      .where('org_id', '=', organizationId)
      .where('account_id', '=', accountId)
      .orderBy('changed_at', 'desc')
      .orderBy('dimension', 'desc')
      .limit(limit)
      .execute();
    return rows.map(toChange);
  };
}

/** Appends changes as part of a larger step. Two changes of one class at one instant become one, from first to last. */
export async function saveChanges(
  trx: Kysely<Tables>,
  organizationId: string,
  changes: ClassChange[],
): Promise<void> {
  for (const rows of chunks(toRows(organizationId, changes), 250)) {
    await trx
      .insertInto('class_changes')
      .values(rows)
      .onConflict((conflict) =>
        conflict
          .columns(['org_id', 'account_id', 'changed_at', 'dimension'])
          .doUpdateSet((row) => ({
            to_class: row.ref('excluded.to_class'),
            cause: row.ref('excluded.cause'),
            policy_version: row.ref('excluded.policy_version'),
            calibration_id: row.ref('excluded.calibration_id'),
            inputs: row.ref('excluded.inputs'),
          })),
      )
      .execute();
  }
}

/** One row per key: no statement may insert the same key twice. */
function toRows(organizationId: string, changes: ClassChange[]): Tables['class_changes'][] {
  const rows = new Map<string, Tables['class_changes']>();
  for (const change of changes) {
    const key = JSON.stringify([change.accountId, change.at, change.dimension]);
    const earlier = rows.get(key);
    rows.set(key, {
      org_id: organizationId,
      account_id: change.accountId,
      changed_at: change.at,
      dimension: change.dimension,
      from_class: earlier ? earlier.from_class : (change.from ?? null),
      to_class: change.to,
      cause: change.cause,
      policy_version: change.policyVersion,
      calibration_id: change.calibrationId,
      inputs: change.inputs,
    });
  }
  return [...rows.values()];
}

function toChange(row: Selectable<Tables['class_changes']>): ClassChange {
  return {
    accountId: row.account_id,
    dimension: row.dimension,
    from: row.from_class ?? undefined,
    to: row.to_class,
    cause: row.cause as ClassifyCause,
    policyVersion: row.policy_version,
    calibrationId: row.calibration_id,
    inputs: row.inputs,
    at: row.changed_at,
  };
}
