import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import nock from 'nock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type {
  Crm,
  CrmAccountUpdate,
  CrmCall,
  CrmConnection,
  CrmUpdateOutcome,
} from '../../../src/app/ports/crm.ts';
import type { Emulator } from '../../../src/emulator/emulator.ts';
import type { OrganizationHandle } from '../../../src/emulator/organization-handle.ts';
import { startEmulator } from '../../../src/emulator/start-emulator.ts';
import { createZoho } from '../../../src/zoho/create-zoho.ts';
import { localDataCenter, zohoDataCenters } from '../../../src/zoho/data-centers.ts';
import { scopes } from '../../../src/zoho/oauth/scopes.ts';
import { anOrganization, known, manyAccounts } from '../../emulator/support/an-organization.ts';
import { connection as european, testZoho, tokensInMemory } from '../support/test-zoho.ts';

const callbackUrl = 'http://127.0.0.1:9/bulk';
const ids = manyAccounts(20).map(({ id }) => String(id));
const [first = '', second = '', third = ''] = ids;

/** The adapter against an emulated CRM. */
describe('writing in bulk', () => {
  let emulator: Emulator;
  let organization: OrganizationHandle;
  let crm: Crm;
  let calls: CrmCall[];
  let connection: CrmConnection;
  let ahead = 0;

  beforeEach(async () => {
    const clock = { now: () => Date.now() + ahead };
    const seed = anOrganization({ records: { Accounts: manyAccounts(20) } });
    emulator = await startEmulator({ organizations: [seed], clock });
    organization = emulator.organization(known.zgid);
    const client = { id: '1000.TEST', secret: randomBytes(8).toString('hex') };
    emulator.registerClient({ clientId: client.id, clientSecret: client.secret, redirectUris: [] });
    const { apiUrl, accountsUrl } = emulator;
    const { accessToken, refreshToken } = emulator.grantTokens({
      clientId: client.id,
      zgid: known.zgid,
      userId: known.admin,
      scopes: scopes.connect.map(({ name }) => name),
    });
    connection = { organizationId: known.zgid, apiDomain: apiUrl };
    const accessTokenExpiresAt = Date.now() + 3_600_000;
    const tokens = { refreshToken, accountsUrl, accessToken, accessTokenExpiresAt };
    calls = [];
    ({ crm } = await createZoho({
      clients: { connect: client, 'sign-in': client },
      tokens: tokensInMemory({ [known.zgid]: tokens }),
      clock,
      onCall: (call) => calls.push(call),
      dataCenters: [localDataCenter({ apiUrl, accountsUrl })],
    }));
  });

  afterEach(() => emulator.stop());

  async function write(updates: CrmAccountUpdate[]): Promise<CrmUpdateOutcome[]> {
    const file = await crm.uploadUpdates(connection, updates);
    const jobId = await crm.startBulkWrite(connection, { file, callbackUrl });
    ahead += 60_000;
    const state = await crm.lookAtBulkWrite(connection, jobId);
    if (state.state !== 'done') throw new Error(`the job ended as ${state.state}`);
    const outcomes: CrmUpdateOutcome[] = [];
    for await (const batch of crm.readBulkWriteResult(connection, state.result))
      outcomes.push(...batch);
    return outcomes;
  }

  it('writes each account its own, and tells what became of each as single writes do', async () => {
    organization.holdRecord('Accounts', second, 'locked');
    const outcomes = await write([
      { id: first, values: { Industry: 'Consulting' } },
      { id: second, values: { Industry: 'Consulting' } },
      { id: '1', values: { Industry: 'Consulting' } },
      { id: third, values: { Industry: 'Nothing such' } },
    ]);

    expect(outcomes).toEqual([
      { id: first, ok: true },
      { id: second, ok: false, code: 'BLOCKED_RECORD', detail: expect.anything(), mend: 'later' },
      {
        id: '1',
        ok: false,
        code: 'RESOURCE_NOT_FOUND',
        detail: expect.anything(),
        mend: 'record-gone',
      },
      {
        id: third,
        ok: false,
        code: 'INVALID_DATA',
        detail: 'INVALID_DATA at Industry',
        mend: 'field',
      },
    ]);
    expect(organization.record('Accounts', first)?.['Industry']).toBe('Consulting');
  });

  it('reports each call with its price', async () => {
    await write([{ id: first, values: { Industry: 'Consulting' } }]);

    expect(calls.map(({ operation, credits }) => [operation, credits])).toEqual([
      ['upload-updates', 1],
      ['bulk-write-accounts', 500],
      ['look-at-bulk-write', 1],
      ['download-updates', 1],
    ]);
    expect(organization.requests.map(({ credits }) => credits)).toEqual([1, 500, 1, 1]);
  });

  it('never wipes a value, whatever is written beside it', async () => {
    const text = fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' });
    const value = text.filter((each) => each.trim() === each && each !== '');
    const names = ['Description', 'Website', 'Phone', 'Ticker_Symbol'].slice(0, 2);
    const values = fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 });
    const book = fc.array(fc.tuple(fc.constantFrom(...ids), values), {
      minLength: 1,
      maxLength: 12,
    });
    const held = () =>
      new Map(
        organization.records('Accounts').map((record) => {
          const { id } = record as { id: string };
          return [id, names.map((name) => (record as Record<string, unknown>)[name] ?? null)];
        }),
      );

    await fc.assert(
      fc.asyncProperty(book, async (drawn) => {
        const updates = [...new Map(drawn)].map(([id, each]) => ({ id, values: each }));
        const before = held();
        const outcomes = await write(updates);
        const expected = new Map(before);
        for (const { id, values: written } of updates)
          expected.set(
            id,
            names.map((name, place) => written[name] ?? before.get(id)?.[place] ?? null),
          );
        expect(outcomes.every(({ ok }) => ok)).toBe(true);
        expect(held()).toEqual(expected);
      }),
      { numRuns: 25 },
    );
  });

  it('does not take a value to be emptied', async () => {
    const updates = [{ id: first, values: { Industry: null } }];

    await expect(crm.uploadUpdates(connection, updates)).rejects.toThrow(RangeError);
    expect(calls).toEqual([]);
  });

  it('does not take more accounts than one job', async () => {
    const updates = Array.from({ length: 25_001 }, () => ({
      id: first,
      values: { Industry: 'a' },
    }));

    await expect(crm.uploadUpdates(connection, updates)).rejects.toThrow(RangeError);
  });

  it('says that a job is still running, or has failed and why', async () => {
    const updates = [{ id: first, values: { Industry: 'Consulting' } }];
    organization.faults.inject({ kind: 'bulk-job-failed', next: 1 });
    const file = await crm.uploadUpdates(connection, updates);
    const jobId = await crm.startBulkWrite(connection, { file, callbackUrl });
    const running = await crm.lookAtBulkWrite(connection, jobId);
    ahead += 60_000;

    expect(running).toEqual({ state: 'running' });
    expect(await crm.lookAtBulkWrite(connection, jobId)).toEqual({
      state: 'failed',
      detail: 'INTERNAL_SERVER_ERROR',
    });
  });

  it('is refused where there is no such job', async () => {
    await expect(crm.lookAtBulkWrite(connection, '1')).rejects.toMatchObject({
      code: 'crm-refused',
    });
  });
});

describe('files of bulk writes', () => {
  afterEach(() => {
    nock.cleanAll();
    nock.restore();
  });

  it('go to the upload host of the data center, with what it asks for', async () => {
    if (!nock.isActive()) nock.activate();
    const { uploadUrl } = zohoDataCenters.find(({ id }) => id === 'eu') ?? { uploadUrl: '' };
    nock(uploadUrl, {
      reqheaders: {
        authorization: 'Zoho-oauthtoken 1000.access',
        feature: 'bulk-write',
        'x-crm-org': european.organizationId,
        'content-type': /^multipart\/form-data; boundary=/,
      },
    })
      .post('/crm/v8/upload')
      .reply(200, { status: 'success', details: { file_id: '7' } });
    const { crm } = await testZoho();

    const file = await crm.uploadUpdates(european, [{ id: '1', values: { Tier: 'A', Note: 'b' } }]);

    expect(file).toEqual({ fileId: '7', columns: ['Tier', 'Note'] });
  });

  it.each([
    'https://evil.example/1.zip',
    '//evil.example/1.zip',
    '/\\evil.example/1.zip',
    'https://www.zohoapis.eu@evil.example/1.zip',
  ])(
    'are not asked for at a host that is not Zoho’s, nor is a token sent there: %s',
    async (named) => {
      const { crm, calls } = await testZoho();
      const batches = crm.readBulkWriteResult(european, named);

      await expect(batches[Symbol.asyncIterator]().next()).rejects.toMatchObject({
        code: 'unknown-data-center',
      });
      expect(calls).toEqual([]);
    },
  );
});
