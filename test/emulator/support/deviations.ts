import { anError } from './an-error.ts';
import type { Patch } from './json-patch.ts';

/** One place where Zoho's OpenAPI files are known to be wrong. */
export interface Deviation {
  /** As `describedName` names them, or all of them. */
  operations: readonly string[] | 'all';
  /** How the description (`query`, `request`, `answers/<status>`) must be read instead. */
  patch: Patch | Patch[];
  /** What differs. */
  what: string;
  /** The page, file or capture that says otherwise. */
  source: string;
}

const docs = 'https://www.zoho.com/crm/developer/docs/api/v8';
const examples = 'https://github.com/zoho/crm-oas/blob/main/v8.0';

/** Every deviation. A row that no exchange needs fails the test, as does an exchange that needs a row not here. */
export const deviations: readonly Deviation[] = [
  {
    operations: 'all',
    patch: {
      op: 'add',
      path: '/answers/401',
      value: anError(['INVALID_TOKEN', 'AUTHENTICATION_FAILURE', 'OAUTH_SCOPE_MISMATCH']),
    },
    what: 'Every operation refuses a token; most files know no 401, the others not every code.',
    source: `${docs}/status-codes.html`,
  },
  {
    operations: 'all',
    patch: { op: 'add', path: '/answers/403', value: anError(['NO_PERMISSION'], ['permissions']) },
    what: 'A 403 is one flat error that names the permission, never wrapped in `data`.',
    source: `${examples}/record/mds/examples/updateRecords.md (NoPermission)`,
  },
  {
    operations: 'all',
    patch: { op: 'add', path: '/answers/429', value: anError(['TOO_MANY_REQUESTS']) },
    what: 'Every operation refuses too many calls; the files know it for notifications only, under another code.',
    source: `${docs}/api-limits.html`,
  },
  {
    operations: 'all',
    patch: { op: 'add', path: '/answers/500', value: anError(['INTERNAL_ERROR']) },
    what: 'A 500 is one flat error, never wrapped in `data`, on every operation.',
    source: `${examples}/record/mds/examples/getRecords.md (InternalError)`,
  },
  {
    operations: ['GET /settings/pipeline'],
    patch: [
      { op: 'add', path: '/answers/400/properties/code/enum/-', value: 'REQUIRED_PARAM_MISSING' },
    ],
    what: 'Without layout_id the code is REQUIRED_PARAM_MISSING.',
    source: `${docs}/get-pipelines.html`,
  },
  {
    operations: ['GET /settings/modules/{module}'],
    patch: {
      op: 'add',
      path: '/answers/400/oneOf/0/properties/code/enum/-',
      value: 'INVALID_MODULE',
    },
    what: 'A module that does not exist is INVALID_MODULE; NOT_SUPPORTED is one that exists and that the API leaves out.',
    source: `${examples}/modules/operations/getModuleByApiName/examples/response-400-invalidmodule.md`,
  },
  {
    operations: ['GET /settings/fields', 'GET /settings/fields/{fieldId}'],
    patch: { op: 'replace', path: '/query/required', value: ['module'] },
    what: 'Only `module` is mandatory, `include` is not.',
    source: `${examples}/fields/operations/getFieldsWithID/operation.md`,
  },
  {
    operations: ['POST /settings/fields'],
    patch: [
      ...overlapping('/answers/400/oneOf/0/oneOf/0/properties/details'),
      ...overlapping('/answers/400/oneOf/1/properties/fields/items/oneOf/0/properties/details'),
      ...overlapping('/answers/400/oneOf/1/properties/fields/items/oneOf/3/properties/details'),
    ],
    what: 'The details of INVALID_DATA and LIMIT_EXCEEDED are alternatives that overlap, which `oneOf` forbids.',
    source: 'the file itself: two of them fit {"api_name", "json_path"}, two fit {"limit"}',
  },
  {
    operations: ['PATCH /settings/fields'],
    patch: [
      ...overlapping('/answers/400/oneOf/0/oneOf/0/properties/details'),
      ...overlapping('/answers/400/oneOf/1/properties/fields/items/oneOf/0/properties/details'),
    ],
    what: 'The details of INVALID_DATA are alternatives that overlap, which `oneOf` forbids.',
    source: 'the file itself: two of them fit {"api_name", "json_path"}',
  },
  {
    operations: ['DELETE /settings/fields/{fieldId}'],
    patch: overlapping('/answers/400/oneOf/11/properties/details'),
    what: 'The details of NOT_ALLOWED are alternatives that overlap, which `oneOf` forbids.',
    source: 'the file itself: two of them fit {"resource_path_index"}',
  },
  {
    operations: ['POST /settings/fields'],
    patch: mixture(
      'fields',
      '/answers/201/properties/fields/items',
      '/answers/400/oneOf/1/properties/fields/items',
    ),
    what: 'Fields are made each for itself; when only some are, the status is 207.',
    source: `${examples}/fields/mds/examples/createFields.md (PartialSuccess)`,
  },
  {
    operations: ['GET /{module}'],
    patch: { op: 'replace', path: '/answers/200/properties/data/maxItems', value: 200 },
    what: 'A page holds 200 records, not 100.',
    source: `${docs}/get-records.html`,
  },
  {
    operations: ['GET /{module}'],
    patch: ['next_page_token', 'previous_page_token', 'page_token_expiry'].map((name) => ({
      op: 'replace',
      path: `/answers/200/properties/info/properties/${name}/type`,
      value: ['string', 'null'],
    })),
    what: 'A token that leads nowhere is null.',
    source: `${examples}/record/mds/examples/getRecords.md (Leads)`,
  },
  {
    operations: ['GET /{module}', 'GET /{module}/{recordID}'],
    patch: { op: 'copy', from: '/answers/400/properties/data/items', path: '/answers/400' },
    what: 'A refused read is one flat error, not wrapped in `data`.',
    source: `${examples}/record/mds/examples/getRecords.md`,
  },
  {
    operations: ['GET /{module}'],
    patch: { op: 'remove', path: '/answers/400/properties/details/required' },
    what: 'The details name the parameter they concern, not a place in the path.',
    source: `${examples}/record/mds/examples/getRecords.md (RequiredParamMissing)`,
  },
  {
    operations: ['GET /{module}'],
    patch: { op: 'add', path: '/answers/304', value: null },
    what: 'With If-Modified-Since and nothing new the status is 304.',
    source: `${docs}/get-records.html`,
  },
  {
    operations: ['GET /{module}/{recordID}'],
    patch: { op: 'add', path: '/query/properties/fields', value: { type: 'string' } },
    what: 'One record, too, can be read with some of its fields.',
    source: `${docs}/get-records.html`,
  },
  {
    operations: ['PUT /{module}', 'POST /{module}/upsert'],
    patch: itemCodes('NOT_APPROVED', 'NOT_REVIEWED'),
    what: 'A record that waits for approval or review refuses changes.',
    source: `${examples}/record/mds/examples/updateRecords.md (NotApprovedError, NotReviewedError)`,
  },
  {
    operations: ['PUT /{module}', 'POST /{module}/upsert'],
    patch: itemCodes('RECORD_IN_BLUEPRINT', 'NO_PERMISSION'),
    what: 'A record in a blueprint and a field one may only read refuse changes.',
    source: `${docs}/update-records.html`,
  },
  {
    operations: ['PUT /{module}'],
    patch: mixture(
      'data',
      '/answers/200/properties/data/items',
      '/answers/400/properties/data/items',
    ),
    what: 'Records are written each for itself; when only some are, the status is 207.',
    source: `${examples}/record/mds/examples/updateRecords.md (MixedResults)`,
  },
  {
    operations: ['POST /{module}'],
    patch: mixture(
      'data',
      '/answers/201/properties/data/items',
      '/answers/400/properties/data/items',
    ),
    what: 'Records are made each for itself; when only some are, the status is 207.',
    source: `${examples}/record/mds/examples/createRecords.md (MixedResults)`,
  },
  {
    operations: ['POST /{module}/upsert'],
    patch: [
      {
        op: 'add',
        path: '/answers/200/properties/data/items/properties/duplicate_field',
        value: { type: ['string', 'null'] },
      },
      {
        op: 'add',
        path: '/answers/200/properties/data/items/properties/action',
        value: { enum: ['insert', 'update'] },
      },
    ],
    what: 'A result says what came of the item, and by which field its record was found.',
    source: `${examples}/record/mds/examples/upsertRecords.md (Success)`,
  },
  {
    operations: ['POST /{module}/upsert'],
    patch: mixture(
      'data',
      '/answers/200/properties/data/items',
      '/answers/400/properties/data/items',
    ),
    what: 'Records are upserted each for itself; when only some are, the status is 207.',
    source: `${examples}/record/mds/examples/upsertRecords.md (MixedResults)`,
  },
  {
    operations: ['POST /{module}/upsert'],
    patch: {
      op: 'add',
      path: '/request/properties/skip_feature_execution',
      value: { type: 'array', items: { type: 'object', required: ['name', 'action'] } },
    },
    what: 'An upsert, too, can go without cadences, for either of its actions.',
    source: `${docs}/upsert-records.html`,
  },
  {
    operations: ['POST /Notes'],
    patch: [
      ...overlapping('/answers/400'),
      { op: 'add', path: '/answers/400/anyOf/-', value: wrapped('data', 2) },
      ...[0, 1].map((reason) => ({
        op: 'copy' as const,
        from: `/answers/400/anyOf/${reason}/properties/data/items`,
        path: '/answers/400/anyOf/5/properties/data/items/anyOf/-',
      })),
    ],
    what: 'Notes are refused each for itself, not all for one reason.',
    source: 'the file itself: its answer 207 tells them one by one',
  },
  {
    operations: ['DELETE /{module}'],
    patch: {
      op: 'add',
      path: '/answers/400/oneOf/0/properties/data/items/properties/code/enum/-',
      value: 'INVALID_DATA',
    },
    what: "Ids that are nobody's are refused one by one, wrapped in `data`.",
    source: `${examples}/record/mds/examples/deleteRecords.md (UnableToParseDataType)`,
  },
  {
    operations: ['POST /coql'],
    patch: { op: 'replace', path: '/answers/200/properties/data/maxItems', value: 2000 },
    what: 'A query answers up to 2,000 rows.',
    source: `${docs}/COQL-Limitations.html`,
  },
  {
    operations: ['POST /actions/watch'],
    patch: Object.entries({
      notification_condition: { type: 'array', maxItems: 2 },
      notify_on_related_action: { type: 'boolean' },
      return_affected_field_values: { type: 'boolean' },
    }).map(([name, value]) => ({
      op: 'add',
      path: `/request/properties/watch/items/properties/${name}`,
      value,
    })),
    what: 'A channel can be opened with conditions, with values and without related actions.',
    source: `${docs}/notifications/enable.html`,
  },
  {
    operations: ['PUT /actions/watch'],
    patch: ['module', 'field_selection'].map((name) => ({
      op: 'add',
      path: `/request/properties/watch/items/properties/notification_condition/items/properties/${name}`,
      value: { type: 'object' },
    })),
    what: 'A condition names the module and the fields, not only its type.',
    source: `${examples}/notifications/mds/examples/getNotifications.md`,
  },
  {
    operations: ['PATCH /actions/watch'],
    patch: [
      { op: 'move', from: '/request', path: '/flat' },
      { op: 'add', path: '/request', value: { anyOf: [someOfAChannel()] } },
      { op: 'move', from: '/flat', path: '/request/anyOf/-' },
    ],
    what: 'The body is `{watch: […]}` with channel_id and whatever is to change, not only one whole channel.',
    source: 'https://www.zoho.com/crm/developer/docs/api/v5/notifications/specific-disable.html',
  },
  {
    operations: ['POST /bulk/read'],
    patch: [
      { op: 'remove', path: '/request/properties/callback/properties/url/enum' },
      { op: 'remove', path: '/request/properties/query/required' },
      {
        op: 'add',
        path: '/request/properties/query/properties/page_token',
        value: { type: 'string' },
      },
    ],
    what: 'The callback is the caller’s own address; further parts are named by a page token in place of the module.',
    source: `${docs}/bulk-read/create-job.html`,
  },
  {
    operations: ['POST /bulk/read'],
    patch: overlapping('/answers/400'),
    what: 'The refusals are alternatives that overlap, which `oneOf` forbids.',
    source: 'the file itself: MODULE_NOT_AVAILABLE and others are named by two of them',
  },
  {
    operations: ['GET /bulk/read/{jobId}'],
    patch: {
      op: 'replace',
      path: '/answers/200/properties/data/items/required',
      value: ['id', 'operation', 'state', 'query', 'created_by', 'created_time', 'file_type'],
    },
    what: 'A job has no fields of an attachment.',
    source: `${docs}/bulk-read/job-details.html`,
  },
  {
    operations: ['GET /bulk/read/{jobId}'],
    patch: [
      {
        op: 'add',
        path: '/answers/200/properties/data/items/properties/state/enum/-',
        value: 'FAILURE',
      },
      { op: 'remove', path: '/answers/200/properties/data/items/properties/result/required' },
      {
        op: 'add',
        path: '/answers/200/properties/data/items/properties/result/properties/error_message',
        value: anError(['INTERNAL_SERVER_ERROR']),
      },
    ],
    what: 'A job can fail, and tells why in place of its result.',
    source: `${docs}/bulk-read/job-details.html`,
  },
  {
    operations: ['POST /bulk/write'],
    patch: {
      op: 'add',
      path: '/request/properties/ignore_empty',
      value: { type: 'boolean' },
    },
    what: 'Whether empty cells are passed over stands beside the resource, or within it as the file has it.',
    source: `${docs}/bulk-write/create-job.html`,
  },
  {
    operations: ['GET /bulk/write/{jobId}'],
    patch: [
      {
        op: 'remove',
        path: '/answers/200/properties/callback/properties/url/enum',
      },
      {
        op: 'replace',
        path: '/answers/200/required',
        value: ['status', 'resource', 'id', 'created_by', 'operation', 'created_time'],
      },
    ],
    what: 'The callback is the caller’s own address, where he gave one.',
    source: `${docs}/bulk-write/job-details.html`,
  },
  {
    operations: ['GET /bulk/write/{jobId}'],
    patch: {
      op: 'add',
      path: '/answers/404',
      value: anError(['RESOURCE_NOT_FOUND'], ['resource']),
    },
    what: 'The file knows no refusal; that of bulk reads is taken.',
    source: `${docs}/bulk-read/job-details.html`,
  },
];

/** More codes for the items of a refused write. */
function itemCodes(...codes: string[]): Patch[] {
  const path = '/answers/400/properties/data/items/properties/code/enum/-';
  return codes.map((value) => ({ op: 'add', path, value }));
}

/** Takes alternatives as such although more than one may fit. */
function overlapping(schema: string): Patch[] {
  return [{ op: 'move', from: `${schema}/oneOf`, path: `${schema}/anyOf` }];
}

/** The answer 207: an array of items, each of which went well or did not. */
function mixture(key: string, good: string, bad: string): Patch[] {
  const alternatives = `/answers/207/properties/${key}/items/anyOf`;
  return [
    { op: 'add', path: '/answers/207', value: wrapped(key, 2) },
    { op: 'copy', from: good, path: `${alternatives}/-` },
    { op: 'copy', from: bad, path: `${alternatives}/-` },
  ];
}

/** A body of one array, whose alternatives are still to be named. */
function wrapped(key: string, minItems: number): object {
  const array = { type: 'array', minItems, items: { anyOf: [] } };
  return {
    type: 'object',
    required: [key],
    additionalProperties: false,
    properties: { [key]: array },
  };
}

function someOfAChannel(): object {
  const channel = {
    type: 'object',
    required: ['channel_id'],
    properties: {
      channel_id: { type: 'string' },
      channel_expiry: { type: 'string', format: 'date-time' },
      events: { type: 'array', items: { type: 'string' } },
      _delete_events: { type: 'boolean' },
    },
  };
  const watch = { type: 'array', minItems: 1, items: channel };
  return {
    type: 'object',
    required: ['watch'],
    additionalProperties: false,
    properties: { watch },
  };
}
