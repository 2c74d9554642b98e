import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import type { EmulatorOptions } from '../../../src/emulator/emulator.ts';
import { aSubscriber } from '../support/a-subscriber.ts';
import { anOrganization, known, manyAccounts } from '../support/an-organization.ts';
import { type ApiClient, clientOf, everyScope } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, days, minutes, seconds } from '../support/travelling-clock.ts';

const path = '/bulk/read';

describe('a bulk read', () => {
  it('waits, is in progress and completes, by the emulator’s clock', async () => {
    const { clock, admin } = await started();
    const job = await begin(admin, { module: { api_name: 'Deals' } });

    const states: string[] = [];
    for (const ms of [0, 110, seconds]) {
      clock.travel(ms);
      states.push((await admin.get(job)).body.data[0].state);
    }

    expect(states).toEqual(['ADDED', 'IN PROGRESS', 'COMPLETED']);
  });

  it('costs fifty credits', async () => {
    const { admin, organization } = await started();
    await begin(admin, { module: { api_name: 'Deals' } });

    expect(organization.credits.spent).toBe(50);
  });

  it('writes the id and the fields asked for, lookups and users as ids', async () => {
    const { clock, admin } = await started();
    const fields = ['Deal_Name', 'Account_Name', 'Owner', 'Amount', 'Reason_For_Loss__s'];
    const job = await begin(admin, { module: { api_name: 'Deals' }, fields });
    clock.travel(seconds);

    expect(await rowsOf(admin, job)).toEqual([
      'Id,Deal_Name,Account_Name,Owner,Amount,Reason_For_Loss__s',
      `${known.acmeDeal},First order,${known.acme},${known.rep},5000,`,
    ]);
  });

  it.each([
    [{ criteria: { field: { api_name: 'Stage' }, comparator: 'equal', value: 'A' } }, 'criteria'],
    [{ cvid: '1' }, 'cvid'],
  ])('is not emulated with %j, and said to be so', async (more, name) => {
    const { admin } = await started();
    const query = { module: { api_name: 'Deals' }, ...more };

    expect(await admin.send('POST', path, { query })).toMatchObject({
      status: 501,
      body: { code: 'NOT_EMULATED', details: { json_path: `$.query.${name}` } },
    });
  });

  it('quotes what would break a line apart', async () => {
    const { clock, admin, organization } = await started();
    organization.updateRecord('Accounts', known.acme, { Account_Name: 'A "B", C\nD' });
    const job = await begin(admin, { module: { api_name: 'Accounts' }, fields: ['Account_Name'] });
    clock.travel(seconds);

    expect((await contentOf(admin, job)).split('\n').slice(1, 3).join('\n')).toBe(
      `${known.acme},"A ""B"", C\nD"`,
    );
  });

  it('holds the records as they were when it was begun', async () => {
    const { clock, admin, organization } = await started();
    const job = await begin(admin, { module: { api_name: 'Accounts' }, fields: ['Account_Name'] });
    organization.updateRecord('Accounts', known.acme, { Account_Name: 'Renamed' });
    organization.deleteRecord('Accounts', known.globex);
    clock.travel(seconds);

    expect(await rowsOf(admin, job)).toEqual([
      'Id,Account_Name',
      `${known.acme},Acme`,
      `${known.globex},Globex`,
    ]);
  });

  it('writes all fields where none are asked for', async () => {
    const { clock, admin } = await started();
    const job = await begin(admin, { module: { api_name: 'Deals' } });
    clock.travel(seconds);
    const [header] = await rowsOf(admin, job);

    expect(header).toContain('Stage');
    expect(header).toContain('Modified_Time');
  });

  it('holds only what the user may see, and is nobody else’s', async () => {
    const { clock, emulator, admin } = await started();
    const rep = clientOf(emulator, { userId: known.rep });
    const job = await begin(rep, { module: { api_name: 'Accounts' }, fields: ['Account_Name'] });
    clock.travel(seconds);

    expect(await rowsOf(rep, job)).toEqual(['Id,Account_Name', `${known.acme},Acme`]);
    expect((await admin.get(job)).status).toBe(404);
  });

  it('goes on in another job where one is not enough, each record once', async () => {
    const records = { Accounts: manyAccounts(25) };
    const { clock, admin } = await started({ organizations: [anOrganization({ records })] }, 10);
    const names: string[] = [];
    const results: object[] = [];
    let query: object = { module: { api_name: 'Accounts' }, fields: ['Account_Name'] };
    for (let more = true; more; ) {
      const job = await begin(admin, query);
      clock.travel(seconds);
      const { result } = (await admin.get(job)).body.data[0];
      results.push([result.page, result.count, result.more_records]);
      names.push(...(await rowsOf(admin, job)).slice(1));
      query = { page_token: result.next_page_token };
      more = result.more_records;
    }

    expect(results).toEqual([
      [1, 10, true],
      [2, 10, true],
      [3, 5, false],
    ]);
    expect(new Set(names).size).toBe(25);
    expect(names[24]).toContain('Account 24');
  });

  it('has a token that is good for a day', async () => {
    const records = { Accounts: manyAccounts(25) };
    const { clock, emulator, admin } = await started(
      { organizations: [anOrganization({ records })] },
      10,
    );
    const job = await begin(admin, { module: { api_name: 'Accounts' } });
    clock.travel(seconds);
    const query = { page_token: (await admin.get(job)).body.data[0].result.next_page_token };
    clock.travel(days);

    const { body } = await clientOf(emulator).send('POST', path, { query });

    expect(body.code).toBe('EXPIRED_VALUE');
  });

  it('has a result that is gone after a day', async () => {
    const { clock, emulator, admin } = await started();
    const job = await begin(admin, { module: { api_name: 'Deals' } });
    clock.travel(days);
    const late = clientOf(emulator);

    expect((await late.get(`${job}/result`)).status).toBe(200);
    clock.travel(seconds);
    expect((await late.get(`${job}/result`)).status).toBe(404);
  });

  it('can be downloaded ten times a minute', async () => {
    const { clock, admin } = await started();
    const job = await begin(admin, { module: { api_name: 'Deals' } });
    clock.travel(seconds);
    const statuses: number[] = [];
    for (let n = 0; n < 11; n++) statuses.push((await admin.get(`${job}/result`)).status);
    clock.travel(minutes);
    statuses.push((await admin.get(`${job}/result`)).status);

    expect(statuses).toEqual([...Array(10).fill(200), 429, 200]);
  });

  it('posts its details to the callback once it has ended', async () => {
    const subscriber = await aSubscriber();
    const { clock, admin } = await started();
    const callback = { url: subscriber.url, method: 'post' };
    const job = await begin(admin, { module: { api_name: 'Deals' } }, { callback });
    expect(subscriber.heard).toEqual([]);
    clock.travel(seconds);

    await expect.poll(() => subscriber.heard).toEqual([(await admin.get(job)).body]);
  });

  it('says so when it has failed', async () => {
    const { clock, admin, organization } = await started();
    organization.faults.inject({ kind: 'bulk-job-failed', next: 1 });
    const job = await begin(admin, { module: { api_name: 'Deals' } });
    clock.travel(seconds);

    const { state, result } = (await admin.get(job)).body.data[0];
    expect(state).toBe('FAILURE');
    expect(result.error_message.code).toBe('INTERNAL_SERVER_ERROR');
    expect((await admin.get(`${job}/result`)).status).toBe(404);
  });

  it('needs the scope for bulk reads and that of the module', async () => {
    const { emulator } = await started();
    const body = { query: { module: { api_name: 'Deals' } } };
    const without = (left: string) => everyScope.filter((scope) => scope !== left);
    const codes: string[] = [];
    for (const left of ['ZohoCRM.bulk.READ', 'ZohoCRM.modules.ALL']) {
      const client = clientOf(emulator, { scopes: without(left) });
      codes.push((await client.send('POST', path, body)).body.code);
    }

    expect(codes).toEqual(['OAUTH_SCOPE_MISMATCH', 'OAUTH_SCOPE_MISMATCH']);
  });

  it.each([
    [{ module: { api_name: 'Nothing' } }, {}, 'MODULE_NOT_SUPPORTED'],
    [{ module: { api_name: 'Deals' }, fields: ['Nothing'] }, {}, 'FIELD_NOT_AVAILABLE'],
    [{ page_token: 'nothing' }, {}, 'INVALID_DATA'],
    [
      { module: { api_name: 'Deals' } },
      { callback: { url: 'nowhere', method: 'post' } },
      'INVALID_CALLBACK_URL',
    ],
  ])('of %j, %j is refused as %s', async (query, more, code) => {
    const { admin } = await started();

    expect((await admin.send('POST', path, { query, ...more })).body.code).toBe(code);
  });
});

describe('counting records', () => {
  it('counts what the user may see', async () => {
    const { emulator, admin } = await started();
    const rep = clientOf(emulator, { userId: known.rep });

    expect((await admin.get('/Accounts/actions/count')).body).toEqual({ count: 2 });
    expect((await rep.get('/Accounts/actions/count')).body).toEqual({ count: 1 });
  });

  it('needs the scope for searching, too', async () => {
    const { emulator } = await started();
    const client = clientOf(emulator, { scopes: ['ZohoCRM.modules.ALL'] });

    expect((await client.get('/Accounts/actions/count')).body.code).toBe('OAUTH_SCOPE_MISMATCH');
  });
});

async function started(
  options: Partial<EmulatorOptions> = {},
  bulkRowsPerJob: number | undefined = undefined,
) {
  const clock = aClock();
  const emulator = await startHonestEmulator({
    organizations: [anOrganization()],
    clock,
    ...options,
    ...(bulkRowsPerJob !== undefined && { bulkRowsPerJob }),
  });
  return {
    clock,
    emulator,
    admin: clientOf(emulator),
    organization: emulator.organization(known.zgid),
  };
}

/** Begins a job and answers its path. */
async function begin(client: ApiClient, query: object, more: object = {}): Promise<string> {
  const { status, body } = await client.send('POST', path, { query, ...more });
  expect(status).toBe(201);
  return `${path}/${body.data[0].details.id}`;
}

async function contentOf(client: ApiClient, job: string): Promise<string> {
  const { headers, bytes } = await client.get(`${job}/result`);
  expect(headers.get('content-type')).toBe('application/zip');
  const contents: string[] = [];
  const zip = await fromBufferPromise(bytes, { lazyEntries: true });
  for await (const entry of zip.eachEntry()) {
    expect(`${path}/${entry.fileName}`).toBe(`${job}.csv`);
    contents.push(await text(await zip.openReadStreamPromise(entry)));
  }
  expect(contents).toHaveLength(1);
  return contents.join('');
}

async function rowsOf(client: ApiClient, job: string): Promise<string[]> {
  return (await contentOf(client, job)).trimEnd().split('\n');
}
