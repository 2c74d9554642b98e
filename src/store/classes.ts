import type { Kysely, Selectable } from 'kysely';
import type { ClassStore, StoredClasses } from '../app/ports/class-store.ts';
import { chunks } from './chunks.ts';
import { createHistory, saveChanges } from './class-changes.ts';
import { fromJson, toJson } from './json.ts';
import { pages } from './pages.ts';
import type { Tables } from './tables.ts';

const accountsPerPage = 500;

/** Classes as last decided, one row per account, and their history. */
export function createClassStore(db: Kysely<Tables>): ClassStore {
  return {
    find: (organizationId, accountIds) => find(db, organizationId, accountIds),
    async save(organizationId, decisions, changes) {
      await db.transaction().execute(async (trx) => {
        await saveDecisions(trx, organizationId, decisions);
        await saveChanges(trx, organizationId, changes);
      });
    },
    async saveWritten(organizationId, written) {
      await db.transaction().execute(async (trx) => {
        const ids = written.map(({ accountId }) => accountId);
        const stored = new Map((await find(trx, organizationId, ids)).map((s) => [s.accountId, s]));
        for (const { accountId, values } of written) {
          Object.assign(stored.get(accountId)?.written ?? {}, values);
        }
        await saveDecisions(trx, organizationId, [...stored.values()]);
      });
    },
    async remove(organizationId, accountIds) {
      await db.transaction().execute(async (trx) => {
        for (const ids of chunks(accountIds, 500)) {
          for (const table of ['account_classes', 'class_changes'] as const) {
            await trx
              .deleteFrom(table)
              .where('org_id', '=', organizationId)
              .where('account_id', 'in', ids)
              .execute();
          }
        }
      });
    },
    async *readAll(organizationId) {
      const rowPages = pages(
        (after) => rowsAfter(db, organizationId, after),
        (row) => row.account_id,
      );
      for await (const page of rowPages) yield page.map(toStoredClasses);
    },
    history: createHistory(db),
  };
}

async function find(
  db: Kysely<Tables>,
  organizationId: string,
  accountIds: string[],
): Promise<StoredClasses[]> {
  const found: StoredClasses[] = [];
  for (const ids of chunks([...new Set(accountIds)], 500)) {
    const rows = await db
      .selectFrom('account_classes')
      .selectAll()
      .where('org_id', '=', organizationId)
      .where('account_id', 'in', ids)
      .orderBy('account_id')
      .execute();
    found.push(...rows.map(toStoredClasses));
  }
  return found;
}

function rowsAfter(db: Kysely<Tables>, organizationId: string, after: string) {
  return db
    .selectFrom('account_classes')
    .selectAll()
    .where('org_id', '=', organizationId)
    .where('account_id', '>', after)
    .orderBy('account_id')
    .limit(accountsPerPage)
    .execute();
}

async function saveDecisions(
  trx: Kysely<Tables>,
  organizationId: string,
  decisions: StoredClasses[],
): Promise<void> {
  const lastOfEach = new Map(decisions.map((decision) => [decision.accountId, decision]));
  for (const part of chunks([...lastOfEach.values()], 250)) {
    await trx
      .insertInto('account_classes')
      .values(part.map((decision) => toRow(organizationId, decision)))
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'account_id']).doUpdateSet((row) => ({
          classes: row.ref('excluded.classes'),
          written: row.ref('excluded.written'),
          policy_version: row.ref('excluded.policy_version'),
          calibration_id: row.ref('excluded.calibration_id'),
          as_of: row.ref('excluded.as_of'),
          decided_at: row.ref('excluded.decided_at'),
        })),
      )
      .execute();
  }
}

function toRow(organizationId: string, decision: StoredClasses): Tables['account_classes'] {
  return {
    org_id: organizationId,
    account_id: decision.accountId,
    classes: toJson(decision.classes),
    written: toJson(decision.written),
    policy_version: decision.policyVersion,
    calibration_id: decision.calibrationId,
    as_of: decision.asOf,
    decided_at: decision.decidedAt,
  };
}

function toStoredClasses(row: Selectable<Tables['account_classes']>): StoredClasses {
  return {
    accountId: row.account_id,
    classes: fromJson(row.classes),
    written: fromJson(row.written),
    policyVersion: row.policy_version,
    calibrationId: row.calibration_id,
    asOf: row.as_of,
    decidedAt: row.decided_at,
  };
}
