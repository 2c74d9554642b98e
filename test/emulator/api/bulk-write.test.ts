import { describe, expect, it } from 'vitest';
import { unzipCsv } from '../../../src/emulator/bulk/unzip-csv.ts';
import { zipFile } from '../../../src/emulator/bulk/zip-file.ts';
import type { OrganizationSeed } from '../../../src/emulator/organization-seed.ts';
import { aSubscriber } from '../support/a-subscriber.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { type ApiClient, clientOf, everyScope } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';
import { aClock, seconds } from '../support/travelling-clock.ts';

const path = '/bulk/write';

describe('a bulk write', () => {
  it('waits, is in progress, and changes the records when it completes', async () => {
    const { clock, admin, organization } = await started();
    const job = await begin(admin, [[known.acme, 'New']]);

    const seen: unknown[] = [];
    for (const ms of [0, 110, seconds]) {
      clock.travel(ms);
      const { status } = (await admin.get(job)).body;
      seen.push([status, organization.record('Accounts', known.acme)?.['Description']]);
    }

    expect(seen).toEqual([
      ['ADDED', null],
      ['INPROGRESS', null],
      ['COMPLETED', 'New'],
    ]);
  });

  it('has changed them by its time, whatever is asked first', async () => {
    const { clock, admin } = await started();
    await begin(admin, [[known.acme, 'New']]);
    clock.travel(seconds);

    const { body } = await admin.get(`/Accounts/${known.acme}?fields=Description`);
    expect(body.data[0].Description).toBe('New');
  });

  it('costs five hundred credits, and one for the file', async () => {
    const { admin, organization } = await started();
    await begin(admin, [[known.acme, 'New']]);

    expect(organization.credits.spent).toBe(501);
  });

  it('tells what became of each row in a file with the first three mapped columns', async () => {
    const { clock, admin, organization } = await started();
    organization.holdRecord('Accounts', known.globex, 'locked');
    const job = await begin(
      admin,
      [
        [known.acme, 'New', 'Consulting', 'https://a.example'],
        [known.globex, 'New', 'Consulting', ''],
        ['1', 'New', 'Consulting', ''],
        [known.acme, 'New', 'No such industry', ''],
      ],
      { header: ['id', 'Description', 'Industry', 'Website'] },
    );
    clock.travel(seconds);

    expect((await admin.get(job)).body.resource[0].file).toMatchObject({
      updated_count: 1,
      skipped_count: 3,
      total_count: 4,
    });
    expect(await resultOf(admin, job)).toEqual([
      ['id', 'Description', 'Industry', 'STATUS', 'RECORD_ID', 'ERRORS'],
      [known.acme, 'New', 'Consulting', 'UPDATED', known.acme, ''],
      [known.globex, 'New', 'Consulting', 'SKIPPED', '', 'BLOCKED_RECORD-id'],
      ['1', 'New', 'Consulting', 'SKIPPED', '', 'RESOURCE_NOT_FOUND-id'],
      [known.acme, 'New', 'No such industry', 'SKIPPED', '', 'INVALID_DATA-Industry'],
    ]);
  });

  it.each([
    ['wipes what empty cells stand for', {}, {}, null],
    ['passes over empty cells when the job says so', { ignore_empty: true }, {}, 'Manufacturing'],
    ['or the resource', {}, { ignore_empty: true }, 'Manufacturing'],
  ])('%s', async (_, above, within, industry) => {
    const { clock, admin, organization } = await started();
    const header = ['id', 'Description', 'Industry'];
    const job = await begin(admin, [[known.acme, 'New', '']], { header, above, within });
    clock.travel(seconds);
    await admin.get(job);

    expect(organization.record('Accounts', known.acme)).toMatchObject({
      Description: 'New',
      Industry: industry,
    });
  });

  it.each([
    ['nothing', [0, 0]],
    ['notifications', [1, 0]],
    ['notifications-and-automation', [1, 6]],
  ] as const)('sets off %s where the organization is seeded so', async (effect, expected) => {
    const { clock, admin, emulator, organization } = await started({ bulkWriteSetsOff: effect });
    const subscriber = await aSubscriber();
    const watch = {
      channel_id: '1000000068001',
      events: ['Accounts.edit'],
      notify_url: subscriber.url,
      token: 'token',
    };
    await clientOf(emulator).send('POST', '/actions/watch', { watch: [watch] });
    const job = await begin(admin, [[known.acme, 'New']]);
    clock.travel(seconds);
    await admin.get(job);
    await organization.notificationsSettled();

    const heard = [subscriber.heard.length, organization.wouldHaveFired.length];
    expect(heard).toEqual(expected);
  });

  it('posts its details to the callback once it has ended', async () => {
    const subscriber = await aSubscriber();
    const { clock, admin } = await started();
    const callback = { url: subscriber.url, method: 'post' };
    const job = await begin(admin, [[known.acme, 'New']], { above: { callback } });
    expect(subscriber.heard).toEqual([]);
    clock.travel(seconds);

    await expect.poll(() => subscriber.heard).toEqual([(await admin.get(job)).body]);
  });

  it('fails with more than 25,000 rows, and changes nothing', async () => {
    const { clock, admin, organization } = await started();
    const job = await begin(admin, Array(25_001).fill([known.acme, 'New']));
    clock.travel(10 * seconds);

    const { status, resource } = (await admin.get(job)).body;
    expect([status, resource[0].code]).toEqual(['FAILED', 'LIMIT_EXCEEDED']);
    expect(organization.record('Accounts', known.acme)?.['Description']).toBeNull();
  });

  it('is nobody else’s', async () => {
    const { emulator, admin } = await started();
    const job = await begin(admin, [[known.acme, 'New']]);

    expect((await clientOf(emulator, { userId: known.rep }).get(job)).status).toBe(404);
  });

  it.each(['ZohoCRM.bulk.CREATE', 'ZohoCRM.modules.ALL'])('needs the scope %s', async (left) => {
    const { emulator } = await started();
    const client = clientOf(emulator, { scopes: everyScope.filter((scope) => scope !== left) });
    const body = await bodyFor(client, [[known.acme, 'New']]);

    expect((await client.send('POST', path, body)).body.code).toBe('OAUTH_SCOPE_MISMATCH');
  });

  it.each([
    [{ above: { operation: 'insert' } }, '$.operation'],
    [{ within: { find_by: 'Account_Name' } }, '$.resource[0].find_by'],
  ])('is not emulated with %j, and said to be so', async (wishes, json_path) => {
    const { admin } = await started();
    const body = await bodyFor(admin, [[known.acme, 'a']], wishes);

    expect(await admin.send('POST', path, body)).toMatchObject({
      status: 501,
      body: { code: 'NOT_EMULATED', details: { json_path } },
    });
  });

  it.each([
    ['NOT_SUPPORTED_FEATURE', { 'X-CRM-ORG': known.zgid }],
    ['INVALID_DATA', { feature: 'bulk-write', 'X-CRM-ORG': '1' }],
  ])('has its upload refused as %s when a header is wrong', async (code, headers) => {
    const { admin } = await started();

    expect((await admin.upload('a.zip', new Uint8Array(), headers)).body.code).toBe(code);
  });
});

async function started(over: Partial<OrganizationSeed> = {}) {
  const clock = aClock();
  const emulator = await startHonestEmulator({ organizations: [anOrganization(over)], clock });
  return {
    clock,
    emulator,
    admin: clientOf(emulator),
    organization: emulator.organization(known.zgid),
  };
}

interface Wishes {
  header?: string[];
  /** More of the body, and of its resource. */
  above?: object;
  within?: object;
}

/** Begins a job and answers its path. */
async function begin(client: ApiClient, rows: string[][], wishes: Wishes = {}): Promise<string> {
  const { status, body } = await client.send('POST', path, await bodyFor(client, rows, wishes));
  expect(status).toBe(201);
  return `${path}/${body.details.id}`;
}

async function bodyFor(
  client: ApiClient,
  rows: string[][],
  { header = ['id', 'Description'], above, within }: Wishes = {},
): Promise<object> {
  const lines = [header, ...rows].map((cells) => `${cells.join(',')}\n`);
  const { body } = await client.upload('rows.zip', await zipFile('rows.csv', lines));
  const resource = {
    type: 'data',
    module: { api_name: 'Accounts' },
    file_id: body.details.file_id,
    file_names: ['rows.csv'],
    find_by: 'id',
    field_mappings: header.map((api_name, index) => ({ api_name, index })),
    ...within,
  };
  return { operation: 'update', ...above, resource: [resource] };
}

/** The rows of the file that a job leaves. */
async function resultOf(client: ApiClient, job: string): Promise<string[][] | undefined> {
  const { download_url } = (await client.get(job)).body.result;
  const { pathname } = new URL(download_url);
  const { bytes } = await client.get(pathname.replace('/v2/crm', '/results'));
  return (await unzipCsv(bytes))?.rows;
}
