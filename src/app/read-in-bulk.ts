import { createAwaitBulkRead } from './await-bulk-read.ts';
import {
  afterModule,
  type BackfillCursor,
  type BackfillJob,
  moduleAgain,
} from './backfill-cursor.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError, isAppError } from './errors.ts';
import type { CrmModule } from './ports/crm-metadata.ts';
import type { Organization } from './ports/organization-store.ts';
import { bulkHintUrl } from './receive-bulk-hint.ts';

/** After so many jobs that came to nothing the module is read page by page. */
const mostFailures = 3;

/** A backfill at work on a module. */
export type AtModule = BackfillCursor & { module: CrmModule };

/** Notes how far it has come; throws when it has to stop there. */
export type Keep = (cursor: BackfillCursor) => Promise<void>;

/**
 * Reads the part of a module that one bulk job holds: starts the job, waits for it, takes its records over batch by batch.
 * Whatever it was doing when it was stopped, it goes on with the same job; one that failed or is gone is started anew.
 */
export function createReadInBulk(dependencies: AppDependencies) {
  const { store, crm, clock, log } = dependencies;
  const awaitBulkRead = createAwaitBulkRead(dependencies);

  return async function readInBulk(
    organization: Organization,
    cursor: AtModule,
    keep: Keep,
  ): Promise<BackfillCursor> {
    try {
      if (!cursor.job) return await start(organization, cursor);
      const { job } = cursor;
      if (job.rows === undefined) return await awaitEnd(organization, cursor, job);
      return await takeOver(organization, cursor, { ...job, rows: job.rows }, keep);
    } catch (error) {
      if (!isAppError(error, 'crm-refused', 'crm-permission-missing')) throw error;
      return afterRefusal(organization, cursor, error);
    }
  };

  async function start(organization: Organization, cursor: AtModule): Promise<BackfillCursor> {
    const { module, next } = cursor;
    const id = await crm.startBulkRead(organization.connection, organization.schema, {
      module,
      callbackUrl: bulkHintUrl(dependencies, organization.id),
      ...(next !== undefined && { next }),
    });
    return { ...cursor, job: { id, begunAt: clock.now(), absorbed: 0 } };
  }

  async function awaitEnd(
    organization: Organization,
    cursor: AtModule,
    job: BackfillJob,
  ): Promise<BackfillCursor> {
    const ended = await awaitBulkRead(organization, job);
    if (ended.state === 'failed') return afterFailure(organization, cursor, ended.detail);
    return { ...cursor, job: { ...job, rows: ended.rows, next: ended.next } };
  }

  /** Takes over what earlier attempts have not; of records that come again nothing changes. */
  async function takeOver(
    organization: Organization,
    cursor: AtModule,
    job: BackfillJob & { rows: number },
    keep: Keep,
  ): Promise<BackfillCursor> {
    const { module, read } = cursor;
    const { rows } = job;
    const before = read[module] - job.absorbed;
    let passed = 0;
    for await (const put of batches(organization, module, job.id)) {
      passed += put.rows;
      if (passed <= job.absorbed) continue;
      await put.intoMirror();
      const absorbed = { ...job, absorbed: passed };
      await keep({ ...cursor, job: absorbed, read: { ...read, [module]: before + passed } });
    }
    if (passed !== rows) throw new AppError('crm-unavailable', `${passed} of ${rows} rows`);
    const done = { ...read, [module]: before + rows };
    if (job.next === undefined) return afterModule({ ...cursor, read: done });
    return { ...cursor, read: done, next: job.next, job: undefined };
  }

  async function* batches(
    { id, connection, schema }: Organization,
    module: CrmModule,
    job: string,
  ) {
    if (module === 'Accounts') {
      for await (const records of crm.readBulkAccounts(connection, schema, job))
        yield { rows: records.length, intoMirror: () => store.mirror.putAccounts(id, records) };
      return;
    }
    for await (const records of crm.readBulkDeals(connection, schema, job))
      yield { rows: records.length, intoMirror: () => store.mirror.putDeals(id, records) };
  }

  function afterFailure(
    { id: organizationId }: Organization,
    cursor: AtModule,
    detail: string,
  ): BackfillCursor {
    log.warn({ organizationId, detail }, 'a bulk job failed');
    return anew(withoutJob(cursor));
  }

  /** A job or file that is gone is asked for anew, a part that is over with the whole module; else bulk reads are not for us. */
  function afterRefusal(
    { id: organizationId }: Organization,
    cursor: AtModule,
    error: AppError,
  ): BackfillCursor {
    if (error.code === 'crm-refused' && cursor.job) return anew(withoutJob(cursor));
    if (error.code === 'crm-refused' && cursor.next !== undefined)
      return anew(moduleAgain(cursor, 'bulk'));
    log.warn({ organizationId, err: error }, 'bulk reads are refused, pages are read instead');
    return moduleAgain(cursor, 'pages');
  }
}

/** Every job has its price: what needs too many is read page by page. */
function anew(cursor: BackfillCursor): BackfillCursor {
  const failures = (cursor.failures ?? 0) + 1;
  if (failures >= mostFailures) return moduleAgain(cursor, 'pages');
  return { ...cursor, failures };
}

function withoutJob({ job, ...cursor }: AtModule): BackfillCursor {
  const { module, read } = cursor;
  return { ...cursor, read: { ...read, [module]: read[module] - (job?.absorbed ?? 0) } };
}
