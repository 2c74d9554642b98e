import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Crm,
  CrmBulkState,
  CrmCall,
  CrmConnection,
  CrmPage,
} from '../../../src/app/ports/crm.ts';
import type { CrmModule, CrmSchema } from '../../../src/app/ports/crm-metadata.ts';
import { createDemoBook, demoUsers } from '../../../src/emulator/demo-book.ts';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import type { OrganizationHandle } from '../../../src/emulator/organization-handle.ts';
import { startEmulator } from '../../../src/emulator/start-emulator.ts';
import { createZoho } from '../../../src/zoho/create-zoho.ts';
import { localDataCenter } from '../../../src/zoho/data-centers.ts';
import { scopes } from '../../../src/zoho/oauth/scopes.ts';
import { tokensInMemory } from '../support/test-zoho.ts';

const callbackUrl = 'http://127.0.0.1:9/bulk';
const rowsPerJob = 4000;

/** The adapter against an emulated CRM with the whole demo book. */
describe('reading in bulk', () => {
  let emulator: Emulator;
  let organization: OrganizationHandle;
  let crm: Crm;
  let connection: CrmConnection;
  let schema: CrmSchema;
  let calls: CrmCall[];
  let ahead = 0;

  beforeAll(async () => {
    const book = {
      ...createDemoBook({ seed: 7, today: '2026-03-02' }),
      currencies: [
        { isoCode: 'CNY', name: 'Yuan', symbol: '¥', exchangeRate: 1 },
        { isoCode: 'USD', name: 'US Dollar', symbol: '$', exchangeRate: 0.2 },
      ],
    };
    const clock = { now: () => Date.now() + ahead };
    emulator = await startEmulator({ organizations: [book], clock, bulkRowsPerJob: rowsPerJob });
    organization = emulator.organization(book.zgid);
    const client = { id: '1000.TEST', secret: randomBytes(8).toString('hex') };
    emulator.registerClient({ clientId: client.id, clientSecret: client.secret, redirectUris: [] });
    const { accessToken, refreshToken } = emulator.grantTokens({
      clientId: client.id,
      zgid: book.zgid,
      userId: demoUsers.admin,
      scopes: scopes.connect.map(({ name }) => name),
    });
    const { apiUrl, accountsUrl } = emulator;
    connection = { organizationId: book.zgid, apiDomain: apiUrl };
    calls = [];
    const zoho = await createZoho({
      clients: { connect: client, 'sign-in': client },
      tokens: tokensInMemory({
        [book.zgid]: {
          refreshToken,
          accountsUrl,
          accessToken,
          accessTokenExpiresAt: Date.now() + 3_600_000,
        },
      }),
      clock,
      onCall: (call) => calls.push(call),
      dataCenters: [localDataCenter({ apiUrl, accountsUrl })],
    });
    crm = zoho.crm;
    ({ schema } = await crm.readSchema(connection, await crm.readOrganization(connection)));
  });

  afterAll(() => emulator.stop());

  /** Every record by bulk, job after job. */
  async function inBulk<Row>(
    module: CrmModule,
    read: (jobId: string) => AsyncIterable<Row[]>,
  ): Promise<Row[]> {
    const rows: Row[] = [];
    let next: string | undefined;
    do {
      const jobId = await start(module, next);
      const state = await end(jobId);
      if (state.state !== 'done') throw new Error(`the job ended as ${state.state}`);
      const before = rows.length;
      for await (const batch of read(jobId)) rows.push(...batch);
      expect(rows.length - before).toBe(state.rows);
      next = state.next;
    } while (next !== undefined);
    return rows;
  }

  function start(module: CrmModule, next?: string): Promise<string> {
    return crm.startBulkRead(connection, schema, { module, callbackUrl, ...(next && { next }) });
  }

  async function end(jobId: string): Promise<CrmBulkState> {
    ahead += 60_000;
    return crm.lookAtBulkRead(connection, jobId);
  }

  async function byPages<Row>(read: (next: object) => Promise<CrmPage<Row>>): Promise<Row[]> {
    const rows: Row[] = [];
    let next: string | undefined;
    do {
      const page = await read(next === undefined ? {} : { next });
      rows.push(...page.rows);
      next = page.next;
    } while (next !== undefined);
    // Pages begin with the newest record, bulk files with the oldest.
    return rows.reverse();
  }

  it('gives the accounts that pages give, fact for fact', async () => {
    const inPages = await byPages((part) => crm.readAccounts(connection, schema, part));
    const bulk = await inBulk('Accounts', (id) => crm.readBulkAccounts(connection, schema, id));

    expect(bulk).toHaveLength(1000);
    expect(bulk).toEqual(inPages);
  });

  it('gives the deals that pages give, fact for fact, over several jobs', async () => {
    const inPages = await byPages((part) => crm.readDeals(connection, schema, part));
    const bulk = await inBulk('Deals', (id) => crm.readBulkDeals(connection, schema, id));

    expect(bulk.length).toBeGreaterThan(2 * rowsPerJob);
    expect(bulk).toEqual(inPages);
  });

  it('gives amounts in the home currency, as pages do', async () => {
    const id = organization.createRecord('Deals', {
      Deal_Name: 'In dollars',
      Stage: 'Closed Won',
      Pipeline: 'Standard (Standard)',
      Amount: 100.5,
      Currency: 'USD',
      Exchange_Rate: 0.2,
    });
    const inPages = await crm.readDeals(connection, schema, { ids: [id] });
    const bulk = await inBulk('Deals', (job) => crm.readBulkDeals(connection, schema, job));
    organization.deleteRecord('Deals', id);

    expect(bulk.at(-1)).toEqual(inPages.rows[0]);
    expect(bulk.at(-1)?.facts.amount).toBeCloseTo(502.5);
  });

  it('gives names as they are, whatever is in them', async () => {
    const [{ id }] = organization.records('Accounts') as [{ id: string }];
    const before = organization.record('Accounts', id)?.['Account_Name'];
    const name = 'A, "B"\n第二行 𠮷 ';
    organization.updateRecord('Accounts', id, { Account_Name: name });
    const bulk = await inBulk('Accounts', (job) => crm.readBulkAccounts(connection, schema, job));
    organization.updateRecord('Accounts', id, { Account_Name: before });

    expect(bulk.find(({ facts }) => facts.id === id)?.facts.name).toBe(name.trim());
  });

  it('reports each call with its price', async () => {
    calls.length = 0;
    await inBulk('Accounts', (id) => crm.readBulkAccounts(connection, schema, id));

    expect(calls.map(({ operation, credits }) => [operation, credits])).toEqual([
      ['bulk-read-accounts', 50],
      ['look-at-bulk-read', 1],
      ['download-accounts', 1],
    ]);
    const spent = organization.requests.slice(-3).map(({ credits }) => credits);
    expect(spent).toEqual([50, 1, 1]);
  });

  it('says that a job is still running', async () => {
    const jobId = await start('Deals');

    expect(await crm.lookAtBulkRead(connection, jobId)).toEqual({ state: 'running' });
  });

  it('says that a job has failed, and why', async () => {
    organization.faults.inject({ kind: 'bulk-job-failed', next: 1 });
    const jobId = await start('Deals');

    expect(await end(jobId)).toEqual({ state: 'failed', detail: 'INTERNAL_SERVER_ERROR' });
  });

  it('is refused where the job, or its file, is not there', async () => {
    await expect(crm.lookAtBulkRead(connection, '1')).rejects.toMatchObject({
      code: 'crm-refused',
    });
    await expect(first(crm.readBulkDeals(connection, schema, '1'))).rejects.toMatchObject({
      code: 'crm-refused',
      detail: 'download-deals: RESOURCE_NOT_FOUND',
    });
  });

  it('takes a file that breaks off for trouble of the CRM', async () => {
    const jobId = await start('Accounts');
    await end(jobId);
    const operation = 'GET /bulk/read/{jobId}/result';
    organization.faults.inject({ kind: 'truncated', operation, next: 1 });

    await expect(first(crm.readBulkAccounts(connection, schema, jobId))).rejects.toMatchObject({
      code: 'crm-unavailable',
      detail: 'unreadable file in the answer to download-accounts',
    });
  });

  it('renews an access token that is over, also for a file', async () => {
    const jobId = await start('Accounts');
    await end(jobId);
    const operation = 'GET /bulk/read/{jobId}/result';
    organization.faults.inject({ kind: 'unauthorized', operation, next: 1 });

    expect(await first(crm.readBulkAccounts(connection, schema, jobId))).toHaveLength(1000);
  });

  it('counts records', async () => {
    expect(await crm.countRecords(connection, 'Accounts')).toBe(1000);
    expect(await crm.countRecords(connection, 'Deals')).toBe(organization.count('Deals'));
  });
});

async function first<Row>(batches: AsyncIterable<Row[]>): Promise<Row[]> {
  for await (const batch of batches) return batch;
  return [];
}
