import { bulkRowsFrom, rowsPerBulkWrite } from '../core/fields/write-credits.ts';
import type { WriteTask } from './book-outcomes.ts';
import { updateOf } from './class-fields-in-crm.ts';
import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import { createGiveUpBulkWrite } from './give-up-bulk-write.ts';
import { createKeepHumanEdits } from './keep-human-edits.ts';
import type { BulkValues, StoredClasses, WriteResult } from './ports/class-store.ts';
import type { CrmAccountUpdate } from './ports/crm.ts';
import type { OpenBulkWrite, Organization } from './ports/organization-store.ts';
import { createReadManyClassFields } from './read-many-class-fields.ts';
import { bulkHintUrl } from './receive-bulk-hint.ts';
import { createReconcileOrganization } from './reconcile-organization.ts';
import { wasTurnedAway } from './was-turned-away.ts';
import { journalEntryOf, whatDiffers } from './what-differs.ts';

/** Accounts noted in the store at once. */
const rowsPerTurn = 1000;
/** Most text of a job: Zoho takes 25 MB. As JSON, which is longer than CSV. */
const mostBytes = 20 * 1024 * 1024;

/** An account that a bulk write is to write to. */
interface Candidate {
  row: StoredClasses;
  values: Record<string, string>;
  update: CrmAccountUpdate;
}

/**
 * Begins a bulk write of what waits: reads what the fields hold, keeps what people changed, notes what is about to be written
 * and has it written. Every field of a row is filled with what it should hold, also those that do so already: were an empty
 * cell ever to wipe a field, there would be none to wipe. A row with a field to be emptied is left to single writes. Answers
 * whether a job was begun; where one cannot be, everything is left to single writes.
 */
export function createBeginBulkWrite(dependencies: AppDependencies) {
  const { store, crm, clock, log, bulkWriteFrom = bulkRowsFrom } = dependencies;
  const readManyClassFields = createReadManyClassFields(dependencies);
  const reconcileOrganization = createReconcileOrganization(dependencies);
  const keepHumanEdits = createKeepHumanEdits(dependencies);
  const classifyWaiting = createClassifyWaiting(dependencies);
  const giveUpBulkWrite = createGiveUpBulkWrite(dependencies);

  return async function beginBulkWrite(task: WriteTask): Promise<boolean> {
    const { organization } = task;
    const { id } = organization;
    const waiting = await store.classes.unwritten(id, rowsPerBulkWrite, clock.now());
    if (candidatesOf(organization, waiting).length < bulkWriteFrom) return false;
    const read = await readPresent(task, waiting);
    const ready = await store.classes.unwritten(id, rowsPerBulkWrite, clock.now());
    const known = ready.filter(({ accountId }) => read.has(accountId));
    const candidates = fitting(candidatesOf(organization, known));
    if (candidates.length < bulkWriteFrom) return false;
    return start(task, candidates);
  };

  /**
   * Reads what the fields hold and takes note of what people changed. Reading so many takes minutes: what was changed within
   * them is read last. Answers the accounts that are there.
   */
  async function readPresent(task: WriteTask, rows: StoredClasses[]): Promise<Set<string>> {
    const { organization, result } = task;
    const rowOf = new Map(rows.map((row) => [row.accountId, row]));
    const read = new Set<string>();
    const ids = [...rowOf.keys()];
    for await (const records of readManyClassFields(organization, ids)) {
      const readBacks = records.flatMap((record) => {
        const row = rowOf.get(record.facts.id);
        return row ? [{ row, record }] : [];
      });
      result.humanEdits += (await keepHumanEdits(organization, readBacks)).length;
      for (const { row } of readBacks) read.add(row.accountId);
    }
    const gone = ids.filter((accountId) => !read.has(accountId));
    await store.classes.saveWritten(
      organization.id,
      gone.map((accountId): WriteResult => ({ accountId, error: 'record-gone' })),
    );
    result.failed += gone.length;
    const { readUntil } = (await store.organizations.find(organization.id)) ?? {};
    await reconcileOrganization({ ...organization, readUntil }, { deletions: 'hourly' });
    await classifyWaiting(organization);
    return read;
  }

  async function start(task: WriteTask, candidates: Candidate[]): Promise<boolean> {
    const { organization, runId } = task;
    const { id: organizationId, connection } = organization;
    const open: OpenBulkWrite = { runId, begunAt: clock.now(), step: 'preparing' };
    await store.organizations.change(organizationId, { bulkWrite: open });
    let step = open.step;
    try {
      await note(task, candidates);
      const updates = candidates.map(({ update }) => update);
      const file = await crm.uploadUpdates(connection, updates);
      const { isOurs, isWanted } = await askAnew(organizationId, open);
      if (!isOurs) return false;
      if (!isWanted) {
        await giveUpBulkWrite(organizationId, { hasFailed: false });
        return false;
      }
      step = 'starting';
      await store.organizations.change(organizationId, { bulkWrite: { ...open, step } });
      const callbackUrl = bulkHintUrl(dependencies, organizationId);
      const jobId = await crm.startBulkWrite(connection, { file, callbackUrl });
      const bulkWrite: OpenBulkWrite = { ...open, step: 'waiting', jobId };
      await store.organizations.change(organizationId, { bulkWrite });
      return true;
    } catch (error) {
      // Nobody knows whether there is a job now: it is waited for as long as it may take.
      if (step === 'starting' && !wasTurnedAway(error)) throw error;
      const isForGood = isAppError(error, 'crm-refused', 'crm-permission-missing');
      await giveUpBulkWrite(organizationId, { hasFailed: isForGood });
      if (!isForGood && !isAppError(error, 'credits-awaited')) throw error;
      log.warn({ organizationId, err: error }, 'no bulk write, accounts are written one by one');
      return false;
    }
  }

  /** Preparing a job takes minutes: somebody may undo a run or leave meanwhile, or another worker take this one for dead. */
  async function askAnew(
    organizationId: string,
    { runId, begunAt }: OpenBulkWrite,
  ): Promise<{ isOurs: boolean; isWanted: boolean }> {
    const organization = await store.organizations.find(organizationId);
    const { status, writesPausedAt, bulkWrite } = organization ?? {};
    return {
      isOurs: bulkWrite?.runId === runId && bulkWrite.begunAt === begunAt,
      isWanted: status === 'connected' && writesPausedAt === undefined,
    };
  }

  async function note({ organization, runId }: WriteTask, candidates: Candidate[]): Promise<void> {
    for (let from = 0; from < candidates.length; from += rowsPerTurn) {
      const turn = candidates.slice(from, from + rowsPerTurn);
      const entries = turn.map(({ row }) => journalEntryOf(row, whatDiffers(organization, row)));
      await store.journal.note(organization.id, runId, entries, clock.now());
      const writes = turn.map(({ row: { accountId }, values }): BulkValues => {
        return { accountId, values };
      });
      await store.classes.beginBulk(organization.id, writes);
    }
  }
}

/** Rows of which something differs and nothing has to be emptied. */
function candidatesOf(organization: Organization, rows: StoredClasses[]): Candidate[] {
  return rows.flatMap((row): Candidate[] => {
    const differing = Object.values(whatDiffers(organization, row));
    if (differing.length === 0 || differing.includes(null)) return [];
    const values = Object.fromEntries(
      Object.entries(row.desired).flatMap(([key, value]) =>
        key in organization.fields && value !== null ? [[key, value]] : [],
      ),
    );
    return [{ row, values, update: updateOf(organization, row.accountId, values) }];
  });
}

/** As many as go into one file. */
function fitting(candidates: Candidate[]): Candidate[] {
  let bytes = 0;
  const end = candidates.findIndex(({ update }) => {
    bytes += Buffer.byteLength(JSON.stringify(update));
    return bytes > mostBytes;
  });
  return end === -1 ? candidates : candidates.slice(0, end);
}
