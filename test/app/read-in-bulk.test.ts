import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type BackfillCursor, firstCursor } from '../../src/app/backfill-cursor.ts';
import { createBackfillOrganization } from '../../src/app/backfill-organization.ts';
import { createChangeWatch } from '../../src/app/create-change-watch.ts';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import { AppError } from '../../src/app/errors.ts';
import type { Crm, CrmAccountRecord, CrmBulkRead } from '../../src/app/ports/crm.ts';
import { anOrganization } from '../store/contract/samples.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';

const organization = anOrganization('1');
const rowsPerPage = 200;
const rowsPerJob = 7000;

/** A CRM of so many accounts that notes what it is asked for. */
function aCrm(size: number) {
  const asked: string[] = [];
  const accounts = Array.from({ length: size }, (_, place) => accountOf(place));
  const part = (start: number, length: number) => {
    const end = start + length;
    const next = end < size ? String(end) : undefined;
    return { rows: accounts.slice(start, end), ...(next !== undefined && { next }) };
  };
  const crm = {
    async countRecords(_: unknown, module: string) {
      asked.push('count');
      return module === 'Accounts' ? size : 0;
    },
    async readAccounts(_: unknown, __: unknown, { next = '0' }) {
      asked.push('page');
      return part(Number(next), rowsPerPage);
    },
    readDeals: async () => ({ rows: [] }),
    async startBulkRead(_: unknown, __: unknown, { next = '0' }: CrmBulkRead) {
      asked.push('job');
      return next;
    },
    async lookAtBulkRead(_: unknown, jobId: string) {
      const { rows, ...rest } = part(Number(jobId), rowsPerJob);
      return { state: 'done', rows: rows.length, ...rest };
    },
    async *readBulkAccounts(_: unknown, __: unknown, jobId: string) {
      yield part(Number(jobId), rowsPerJob).rows;
    },
  };
  return { crm, asked };
}

describe('a backfill', () => {
  let opened: OpenStore;

  beforeEach(async () => {
    opened = await openStore();
    await opened.store.organizations.save(organization);
  });
  afterEach(() => opened.remove());

  async function backfill(crm: object, from: BackfillCursor = firstCursor(0)): Promise<number> {
    const ignore = () => {};
    const dependencies: AppDependencies = {
      store: opened.store,
      crm: crm as Crm,
      identity: {} as AppDependencies['identity'],
      clock: { now: () => 0 },
      log: { debug: ignore, info: ignore, warn: ignore, error: ignore },
      publicUrl: 'https://tierwise.example',
      secretKey: Buffer.alloc(32).toString('base64'),
      stopping: new AbortController().signal,
      jobHints: { arrive: ignore, wait: async () => false, isAwaited: () => false },
      changeWatch: createChangeWatch({ clock: { now: () => 0 } }),
      wakeWorker: ignore,
    };
    await createBackfillOrganization(dependencies)(organization, from, async () => {});
    return (await opened.store.mirror.count(organization.id)).accounts;
  }

  it('reads in bulk from the first record on that pages would cost more for', async () => {
    const [even, more] = [aCrm(10_000), aCrm(10_001)];

    expect(await backfill(even.crm)).toBe(10_000);
    expect(even.asked).not.toContain('job');
    expect(await backfill(more.crm)).toBe(10_001);
    expect(more.asked.filter((what) => what !== 'count')).toEqual(['page', 'job', 'job']);
  });

  it('reads page by page where bulk reads are not permitted', async () => {
    const { crm, asked } = aCrm(10_400);
    const startBulkRead = refusing('crm-permission-missing');

    expect(await backfill({ ...crm, startBulkRead })).toBe(10_400);
    expect(asked.filter((what) => what === 'page')).toHaveLength(53);
  });

  it('turns to bulk reads after fifty pages where it may not count', async () => {
    const { crm, asked } = aCrm(10_400);
    const countRecords = refusing('crm-permission-missing');

    expect(await backfill({ ...crm, countRecords })).toBe(10_400);
    expect(asked).toEqual([...Array(50).fill('page'), 'job', 'job']);
  });

  it('begins the module anew when the token of a later part is over', async () => {
    const { crm, asked } = aCrm(10_400);
    let refusals = 0;
    const startBulkRead: typeof crm.startBulkRead = async (_, __, read) => {
      if (read.next === undefined || refusals > 0) return crm.startBulkRead(_, __, read);
      refusals += 1;
      throw new AppError('crm-refused', 'EXPIRED_VALUE');
    };

    expect(await backfill({ ...crm, startBulkRead })).toBe(10_400);
    expect(asked.filter((what) => what === 'job')).toHaveLength(3);
  });

  it('reads page by page where parts are refused again and again', async () => {
    const { crm, asked } = aCrm(10_400);
    const startBulkRead: typeof crm.startBulkRead = async (_, __, read) => {
      if (read.next === undefined) return crm.startBulkRead(_, __, read);
      throw new AppError('crm-refused', 'INVALID_DATA');
    };

    expect(await backfill({ ...crm, startBulkRead })).toBe(10_400);
    expect(asked.filter((what) => what === 'job')).toHaveLength(3);
    expect(asked.filter((what) => what === 'page')).toHaveLength(53);
  });

  it('lets trouble that passes pass', async () => {
    const { crm } = aCrm(10_400);
    const startBulkRead = refusing('crm-rate-limited');

    await expect(backfill({ ...crm, startBulkRead })).rejects.toThrow(AppError);
  });

  it('does not take a file that lacks records for whole', async () => {
    const { crm } = aCrm(10_400);
    const lookAtBulkRead = async () => ({ state: 'done', rows: rowsPerJob + 1 });

    await expect(backfill({ ...crm, lookAtBulkRead })).rejects.toMatchObject({
      code: 'crm-unavailable',
      detail: '7000 of 7001 rows',
    });
  });
});

function refusing(code: 'crm-permission-missing' | 'crm-rate-limited') {
  return async () => {
    throw new AppError(code);
  };
}

function accountOf(place: number): CrmAccountRecord {
  const id = String(1_000_000 + place);
  return { facts: { id, name: id }, modifiedAt: 1, values: {} } as unknown as CrmAccountRecord;
}
