import type { Kysely, Selectable } from 'kysely';
import type { StoredClasses, WriteResult } from '../app/ports/class-store.ts';
import { chunks } from './chunks.ts';
import { fromJson, toJson } from './json.ts';
import type { Tables } from './tables.ts';

/** An account's classes as the table holds them. */
export type ClassRow = Selectable<Tables['account_classes']>;

/** Stands for "not until the desired values change" in `retry_at`. */
export const never = Number.MAX_SAFE_INTEGER;

/** What a row becomes once something was written to its account, or was refused. */
export function afterWriting(row: ClassRow, result: WriteResult): Partial<ClassRow> {
  const attempted = toJson({});
  if ('error' in result) {
    return { attempted, write_error: result.error, retry_at: result.retryAt ?? never };
  }
  const written = toJson({ ...fromJson<object>(row.written), ...result.values });
  return {
    written,
    attempted,
    is_unwritten: isUnwritten(row.desired, written),
    retry_at: null,
    write_error: null,
  };
}

/** Whether a desired value differs from what was written; empty is what a field is before it is written. */
export function isUnwritten(desired: string, written: string): 0 | 1 {
  const values = fromJson<StoredClasses['desired']>(desired);
  const present = fromJson<StoredClasses['written']>(written);
  return Object.entries(values).some(([key, value]) => value !== (present[key] ?? null)) ? 1 : 0;
}

/** The row of a decision on an account that was not held before. */
export function toClassRow(organizationId: string, decision: StoredClasses): ClassRow {
  const desired = toJson(decision.desired);
  const written = toJson(decision.written);
  return {
    org_id: organizationId,
    account_id: decision.accountId,
    classes: toJson(decision.classes),
    in_force: toJson(decision.inForce),
    since: toJson(decision.since),
    first_play: decision.firstPlay ?? null,
    desired,
    written,
    attempted: toJson(decision.attempted),
    in_bulk: toJson(decision.inBulk),
    is_unwritten: isUnwritten(desired, written),
    retry_at: null,
    write_error: null,
    policy_version: decision.policyVersion,
    calibration_id: decision.calibrationId,
    as_of: decision.asOf,
    decided_at: decision.decidedAt,
    next_flip_on: decision.nextFlipOn ?? null,
  };
}

/** What a row says. */
export function toStoredClasses(row: ClassRow): StoredClasses {
  return {
    accountId: row.account_id,
    classes: fromJson(row.classes),
    inForce: fromJson(row.in_force),
    since: fromJson(row.since),
    firstPlay: row.first_play ?? undefined,
    desired: fromJson(row.desired),
    written: fromJson(row.written),
    attempted: fromJson(row.attempted),
    inBulk: fromJson(row.in_bulk),
    policyVersion: row.policy_version,
    calibrationId: row.calibration_id,
    asOf: row.as_of,
    decidedAt: row.decided_at,
    nextFlipOn: row.next_flip_on ?? undefined,
  };
}

/** The rows of accounts, by account id within every five hundred; those of which none is held are left out. */
export async function findRows(
  db: Kysely<Tables>,
  organizationId: string,
  accountIds: string[],
): Promise<ClassRow[]> {
  const found: ClassRow[] = [];
  for (const ids of chunks([...new Set(accountIds)], 500)) {
    const rows = await db
      .selectFrom('account_classes')
      .selectAll()
      .where('org_id', '=', organizationId)
      .where('account_id', 'in', ids)
      .orderBy('account_id')
      .execute();
    found.push(...rows);
  }
  return found;
}

/** Inserts rows, or replaces all of each but its key, as part of a larger step. */
export async function putRows(trx: Kysely<Tables>, rows: ClassRow[]): Promise<void> {
  for (const part of chunks(rows, 250)) {
    await trx
      .insertInto('account_classes')
      .values(part)
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'account_id']).doUpdateSet((row) => ({
          classes: row.ref('excluded.classes'),
          in_force: row.ref('excluded.in_force'),
          since: row.ref('excluded.since'),
          first_play: row.ref('excluded.first_play'),
          desired: row.ref('excluded.desired'),
          written: row.ref('excluded.written'),
          attempted: row.ref('excluded.attempted'),
          in_bulk: row.ref('excluded.in_bulk'),
          is_unwritten: row.ref('excluded.is_unwritten'),
          retry_at: row.ref('excluded.retry_at'),
          write_error: row.ref('excluded.write_error'),
          policy_version: row.ref('excluded.policy_version'),
          calibration_id: row.ref('excluded.calibration_id'),
          as_of: row.ref('excluded.as_of'),
          decided_at: row.ref('excluded.decided_at'),
          next_flip_on: row.ref('excluded.next_flip_on'),
        })),
      )
      .execute();
  }
}
