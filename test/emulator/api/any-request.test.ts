import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { startEmulator } from '../../../src/emulator/start-emulator.ts';
import { anOrganization, known } from '../support/an-organization.ts';
import { clientOf } from '../support/api-client.ts';
import { startHonestEmulator } from '../support/honest-emulator.ts';

const anything = fc.jsonValue({ maxDepth: 3 });

/** An entry with some of the keys that an operation knows, and anything in them. */
function entries(...keys: string[]) {
  const entry = fc.record(Object.fromEntries(keys.map((key) => [key, anything])), {
    requiredKeys: [],
  });
  return fc.oneof(anything, fc.array(fc.oneof(entry, anything), { maxLength: 3 }));
}

const record = entries('id', 'Account_Name', 'Employees', 'Owner', 'Parent_Account', 'Industry');
const task = entries('Subject', 'What_Id', '$se_module', 'Status');
const note = entries('Note_Title', 'Note_Content', 'Parent_Id');
const field = entries(
  'field_label',
  'data_type',
  'pick_list_values',
  'profiles',
  'length',
  'tooltip',
);
const channel = entries(
  'channel_id',
  'events',
  'notify_url',
  'token',
  'channel_expiry',
  'notification_condition',
  '_delete_events',
);

/** An object with some of these keys, and anything in them, even what says that it is no text. */
function object(...keys: string[]) {
  const stubborn = fc.constantFrom<object>({ toString: 1 }, { api_name: { toString: 1 } });
  const values = keys.map((key) => [key, fc.oneof(anything, stubborn)]);
  return fc.record(Object.fromEntries(values), { requiredKeys: [] });
}

const bulkQuery = object('module', 'fields', 'page', 'page_token');
const bulkRead = fc.record({ query: bulkQuery, callback: anything }, { requiredKeys: ['query'] });
const knownResource = {
  type: 'data',
  module: { api_name: 'Accounts' },
  file_names: ['a.csv'],
  find_by: 'id',
};
const resource = object('type', 'module', 'file_id', 'file_names', 'field_mappings').map((odd) => ({
  ...knownResource,
  field_mappings: [{ api_name: 'id', index: 0 }, null],
  ...odd,
}));
const bulkWrite = fc.record({ operation: fc.constant('update'), resource: fc.tuple(resource) });
const view = object('name', 'criteria', 'fields', 'access_type');

const bodies: [method: 'POST' | 'PUT' | 'PATCH', path: string, body: fc.Arbitrary<unknown>][] = [
  ['PUT', '/Accounts', fc.record({ data: record, trigger: anything }, { requiredKeys: ['data'] })],
  ['PUT', `/Accounts/${known.acme}`, fc.record({ data: record })],
  ['POST', '/Accounts', fc.record({ data: record, skip_feature_execution: anything })],
  ['POST', '/Tasks', fc.record({ data: task })],
  ['POST', '/Notes', fc.record({ data: note })],
  ['POST', '/coql', fc.record({ select_query: fc.oneof(fc.string(), anything) })],
  ['POST', '/settings/fields?module=Accounts', fc.record({ fields: field })],
  ['POST', '/bulk/read', bulkRead],
  ['POST', '/bulk/write', bulkWrite],
  ['POST', '/settings/custom_views?module=Accounts', fc.record({ custom_views: fc.tuple(view) })],
  ['PATCH', '/settings/fields?module=Accounts', fc.record({ fields: field })],
  ['POST', '/actions/watch', fc.record({ watch: channel })],
  ['PUT', '/actions/watch', fc.record({ watch: channel })],
  ['PATCH', '/actions/watch', fc.record({ watch: channel })],
];

describe('whatever body it is sent, the emulator', () => {
  it.each(bodies)(
    'answers %s %s as Zoho does, never with a failure of its own',
    async (method, path, arbitrary) => {
      const emulator = await startHonestEmulator({ organizations: [anOrganization()] });
      const client = clientOf(emulator);
      const property = fc.asyncProperty(fc.oneof(arbitrary, anything), async (body) => {
        const { status } = await client.send(method, path, JSON.stringify(body));
        expect(status).toBeLessThan(500);
      });

      await fc.assert(property, { numRuns: 30, seed: 20260302 });
    },
  );
});

describe('whatever it is asked, the emulator', () => {
  const value = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.constantFrom('id', 'all', 'asc'),
  );
  const names =
    'fields ids per_page page page_token sort_by sort_order cvid type module layout_id channel_id';
  const query = fc.dictionary(fc.constantFrom(...names.split(' ')), value, { maxKeys: 4 });

  it.each([
    '/org',
    '/users',
    '/Accounts',
    '/Accounts/deleted',
    `/Accounts/${known.acme}`,
    `/Accounts/${known.acme}/Deals`,
    '/settings/fields',
    '/settings/layouts',
    '/settings/pipeline',
    '/actions/watch',
    '/%zz',
  ])('answers GET %s as Zoho does', async (path) => {
    const emulator = await startEmulator({ organizations: [anOrganization()] });
    const client = clientOf(emulator);
    const property = fc.asyncProperty(query, async (params) => {
      const { status } = await client.get(`${path}?${new URLSearchParams(params)}`);
      expect(status).toBeLessThan(500);
    });

    await fc.assert(property, { numRuns: 15, seed: 20260302 });
    await emulator.stop();
  });
});
