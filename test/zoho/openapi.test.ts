import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmSchema } from '../../src/app/ports/crm-metadata.ts';
import { createZoho } from '../../src/zoho/create-zoho.ts';
import { localDataCenter } from '../../src/zoho/data-centers.ts';
import { localServer } from './support/local-server.ts';
import { now, tokensInMemory } from './support/test-zoho.ts';

/** Folder of Zoho's own OpenAPI files; without it there is nothing to compare with. */
const folder = process.env['ZOHO_OAS_DIR'] ?? '';

interface Sent {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
}

/** Where the file of each path's operations is, and the path as that file writes it. */
const files: [path: RegExp, file: string, asWritten: string][] = [
  [/^\/org$/, 'org', '/org'],
  [/^\/users$/, 'users', '/users'],
  [/^\/settings\/fields$/, 'fields', '/settings/fields'],
  [/^\/settings\/layouts$/, 'layouts', '/settings/layouts'],
  [/^\/settings\/pipeline$/, 'pipeline', '/settings/pipeline'],
  [/^\/settings\/custom_views$/, 'custom-views', '/settings/custom_views'],
  [/^\/settings\/custom_views\/\d+$/, 'custom-views', '/settings/custom_views/{id}'],
  [/^\/actions\/watch$/, 'notifications', '/actions/watch'],
  [/^\/(Accounts|Deals)$/, 'record', '/{module}'],
  [/^\/(Accounts|Deals)\/actions\/count$/, 'record-count', '/{moduleApiName}/actions/count'],
  [/^\/crm\/bulk\/v8\/read$/, 'bulk-read', '/read'],
  [/^\/crm\/bulk\/v8\/read\/\d+$/, 'bulk-read', '/read/{jobId}'],
  [/^\/crm\/bulk\/v8\/read\/\d+\/result$/, 'bulk-read', '/read/{jobId}/result'],
  [/^\/upload$/, 'upload', '/upload'],
  [/^\/crm\/bulk\/v8\/write$/, 'bulk-write', '/write'],
  [/^\/crm\/bulk\/v8\/write\/\d+$/, 'bulk-write', '/write/{jobId}'],
  [/^\/(Accounts|Deals)\/deleted$/, 'record', '/{module}/deleted'],
  [/^\/Accounts\/\d+$/, 'record', '/{module}/{recordID}'],
];

/** What our requests contain though the files do not know it, and the page that does. */
const deviations: [deviation: string, page: string][] = [
  [
    'GET /settings/fields: query lacks include',
    'https://www.zoho.com/crm/developer/docs/api/v8/field-meta.html',
  ],
  [
    'GET /{module}/{recordID}: query has fields',
    'https://www.zoho.com/crm/developer/docs/api/v8/get-records.html',
  ],
  ...[
    '/callback/url must be equal to one of the allowed values https://www.example.com/callback',
    '/query must NOT have additional properties page_token',
    "/query must have required property 'module' module",
  ].map((deviation): [string, string] => [
    `POST /read: body ${deviation}`,
    'https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/create-job.html',
  ]),
  [
    'POST /write: body must NOT have additional properties ignore_empty',
    'https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/create-job.html',
  ],
  ...['POST', 'DELETE'].map((method): [string, string] => [
    `${method} /settings/custom_views: not described`,
    'https://github.com/zoho/crm-oas/tree/main/v8.0/custom_views/operations',
  ]),
  ...['notification_condition', 'notify_on_related_action', 'return_affected_field_values'].map(
    (property): [string, string] => [
      `POST /actions/watch: body /watch/* must NOT have additional properties ${property}`,
      'https://www.zoho.com/crm/developer/docs/api/v8/notifications/enable.html',
    ],
  ),
];

describe.skipIf(folder === '')('our requests', () => {
  let sent: Sent[];
  let close: () => Promise<void>;

  beforeAll(async () => {
    ({ sent, close } = await everyRequest());
  });
  afterAll(() => close());

  it('are those that Zoho’s OpenAPI files describe, but for the listed deviations', () => {
    const found = new Set(sent.flatMap(deviationsOf));

    expect(sent.map(({ method, path }) => `${method} ${path}`)).toHaveLength(30);
    expect(found).toEqual(new Set(deviations.map(([deviation]) => deviation)));
  });
});

/** Everything the adapter can send, as it arrives at a real server. */
async function everyRequest(): Promise<{ sent: Sent[]; close: () => Promise<void> }> {
  const requests: Sent[] = [];
  const { url, close } = await localServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://x');
    let body = '';
    for await (const chunk of request) body += chunk;
    requests.push({
      method: request.method ?? '',
      path: pathname.replace('/crm/v8', ''),
      query: Object.fromEntries(searchParams),
      // A file is no JSON; of it the description says no more than that there is one.
      body: body.startsWith('{') ? JSON.parse(body) : undefined,
    });
    response.end(JSON.stringify(answerTo(request.method, pathname)));
  });
  const { crm, identity } = await createZoho({
    clients: { connect: { id: 'a', secret: 'b' }, 'sign-in': { id: 'c', secret: 'd' } },
    tokens: tokensInMemory({
      '1': {
        refreshToken: 'r',
        accountsUrl: url,
        accessToken: 'a',
        accessTokenExpiresAt: now + 3_600_000,
      },
    }),
    clock: { now: () => now },
    onCall: () => {},
    dataCenters: [localDataCenter({ accountsUrl: url, apiUrl: url })],
  });
  const connection = { organizationId: '1', apiDomain: url };
  const organization = await crm.readOrganization(connection);
  await crm.readConnectedUser(connection);
  const { schema } = await crm.readSchema(connection, organization);
  const wide: CrmSchema = { ...schema, accountFields: ['Account_Name'], dealFields: ['Stage'] };
  await crm.readAccounts(connection, wide, { changedSince: now, beside: ['Customer_Tier'] });
  await crm.readAccounts(connection, wide, { ids: ['3652397000003852095'] });
  await crm.readDeals(connection, wide, { next: 'c8582' });
  await crm.listDeleted(connection, 'Deals', now);
  await crm.countRecords(connection, 'Deals');
  const bulk = {
    module: 'Deals',
    callbackUrl: 'https://tierwise.example/zoho/bulk-jobs/a.b',
  } as const;
  await crm.startBulkRead(connection, wide, bulk);
  await crm.startBulkRead(connection, wide, { ...bulk, next: 'bca6f' });
  await crm.lookAtBulkRead(connection, '554023000000568002');
  await crm
    .readBulkDeals(connection, wide, '554023000000568002')
    [Symbol.asyncIterator]()
    .next()
    .catch(() => 'there is no file');
  const values = Array.from({ length: 11 }, (_, index) => ({
    value: `Segment ${index}`,
    colour: '#25b52a',
  }));
  const named = { tooltip: 'Set by Tierwise' };
  await crm.createAccountFields(connection, [
    { key: 'segment', label: 'RFM Segment', type: 'picklist', values, ...named },
  ]);
  await crm.createAccountFields(connection, [
    { key: 'reason', label: 'Class Reason', type: 'text', values: [], ...named },
  ]);
  await crm.listAccountViews(connection);
  await crm.readAccountView(connection, '554023000000568003');
  const filter = { field: 'Customer_Tier', comparator: 'is', value: 'A' } as const;
  await crm.createAccountViews(connection, [{ name: 'Tier: A', filter, columns: ['Owner'] }]);
  await crm.deleteAccountViews(connection, ['554023000000568003']);
  await crm.updateAccounts(connection, [{ id: '1', values: { Customer_Tier: 'A', Next: null } }]);
  const file = await crm.uploadUpdates(connection, [{ id: '1', values: { Customer_Tier: 'A' } }]);
  await crm.startBulkWrite(connection, { file, callbackUrl: bulk.callbackUrl });
  await crm.lookAtBulkWrite(connection, '554023000000568002');
  await crm.openChannel(connection, schema, {
    channelId: '1000000068001',
    url: 'https://tierwise.example/zoho/notifications?k=hook',
    token: 'token',
    expiresAt: now + 86_400_000,
  });
  await crm.closeChannels(connection, ['1000000068001']);
  const session = { accessToken: 'a', apiDomain: url, organizationId: '1' };
  await identity.mayReadAccount(session, '1');
  await identity.readableAccounts(session, ['1', '2']);
  return { sent: requests, close };
}

/** One answer that suits every operation of a path. */
function answerTo(method: string | undefined, path: string): object {
  const success = { code: 'SUCCESS', details: { id: '1' } };
  const event = { channel_expiry: '2026-10-02T10:00:00+00:00' };
  return (
    {
      '/crm/v8/org': {
        org: [
          { zgid: '1', domain_name: 'o', iso_code: 'EUR', license_details: { paid_type: 'free' } },
        ],
      },
      '/crm/v8/users': { users: [{ id: '1', email: 'e', profile: { name: 'Standard' } }] },
      '/crm/v8/settings/fields': { fields: method === 'GET' ? [] : [success] },
      '/crm/v8/settings/custom_views': { custom_views: method === 'GET' ? [] : [success] },
      '/crm/v8/settings/layouts': { layouts: [{ id: '554023000000091033', sections: [] }] },
      '/crm/v8/settings/pipeline': { pipeline: [] },
      '/crm/v8/actions/watch': { watch: [{ ...success, details: { events: [event] } }] },
      '/crm/v8/Deals/actions/count': { count: 1 },
      '/crm/v8/upload': { details: { file_id: '554023000000568001' } },
      '/crm/bulk/v8/write': success,
      '/crm/bulk/v8/write/554023000000568002': { status: 'ADDED' },
      '/crm/bulk/v8/read': { data: [success] },
      '/crm/bulk/v8/read/554023000000568002': { data: [{ state: 'ADDED' }] },
      '/crm/v8/Accounts': { data: [{ ...success, id: '1', Modified_Time: event.channel_expiry }] },
    }[path] ?? { data: [] }
  );
}

/** How a request differs from what the file says of its operation, in words that name no single request. */
function deviationsOf({ method, path, query, body }: Sent): string[] {
  const [, file = '', asWritten = ''] = files.find(([pattern]) => pattern.test(path)) ?? [];
  const name = `${method} ${asWritten}`;
  const openApi = read(file);
  const operation = openApi.paths[asWritten]?.[method.toLowerCase()];
  if (!operation) return [`${name}: not described`];
  const place = [`#/paths/${escaped(asWritten)}`, method.toLowerCase()].join('/');
  return [
    ...queryDeviations(openApi, operation, query),
    ...(body === undefined
      ? []
      : bodyDeviations(openApi, `${place}/requestBody/content/application~1json/schema`, body)),
  ].map((deviation) => `${name}: ${deviation}`);
}

interface Parameter {
  in: string;
  name: string;
  required?: boolean;
  schema: object;
}

interface OpenApi {
  paths: Record<string, Record<string, { parameters?: object[] }>>;
}

function read(file: string): OpenApi {
  return JSON.parse(readFileSync(join(folder, `zoho-crm-${file}-openapi.json`), 'utf8'));
}

function queryDeviations(
  openApi: OpenApi,
  operation: { parameters?: object[] },
  query: Record<string, string>,
): string[] {
  const described = (operation.parameters ?? [])
    .map((parameter) => resolved(openApi, parameter) as Parameter)
    .filter((parameter) => parameter.in === 'query');
  const missing = described
    .filter(({ name, required }) => required && !(name in query))
    .map(({ name }) => `query lacks ${name}`);
  const wrong = Object.entries(query).flatMap(([name, value]) => {
    const parameter = described.find((each) => each.name === name);
    if (!parameter) return [`query has ${name}`];
    const given = /"type":"integer"/.test(JSON.stringify(parameter.schema)) ? Number(value) : value;
    return validator(openApi)(parameter.schema, given).map((why) => `query ${name} ${why}`);
  });
  return [...missing, ...wrong];
}

function bodyDeviations(openApi: OpenApi, schema: string, body: unknown): string[] {
  return validator(openApi)({ $ref: `file${schema}` }, body).map((why) => `body ${why}`);
}

/** Validates against a part of a file; answers each complaint once, whichever row of a list it is about. */
function validator(openApi: OpenApi): (schema: object, value: unknown) => string[] {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv, ['date-time', 'int64', 'int32', 'double', 'float', 'uri']);
  ajv.addSchema(openApi, 'file');
  return (schema, value) => {
    ajv.validate(JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"file#/')), value);
    const complaints = (ajv.errors ?? []).map(({ instancePath, message, params }) => {
      const at = instancePath.replaceAll(/\/\d+/g, '/*');
      return `${at} ${message} ${Object.values(params).join()}`.trim();
    });
    return Array.from(new Set(complaints));
  };
}

function resolved(openApi: OpenApi, value: object): object {
  const { $ref } = value as { $ref?: string };
  if ($ref === undefined) return value;
  const keys = $ref.slice(2).split('/');
  return keys.reduce((part: object, key) => (part as Record<string, object>)[key] ?? {}, openApi);
}

function escaped(path: string): string {
  return path
    .replaceAll('~', '~0')
    .replaceAll('/', '~1')
    .replaceAll('{', '%7B')
    .replaceAll('}', '%7D');
}
