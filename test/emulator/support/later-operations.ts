import { anError } from './an-error.ts';
import type { DescribedOperation } from './openapi-files.ts';

/**
 * Operations that Zoho's files of June and August 2025 do not know. Custom views are described after those of 2026,
 * https://github.com/zoho/crm-oas/tree/main/v8.0/custom_views/operations, the file a bulk write leaves after the page
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/download-result.html. A row that the files know is refused.
 */
export const laterOperations: Readonly<Record<string, () => DescribedOperation>> = {
  'POST /settings/custom_views': () => ({
    query: queryOf({ module: { type: 'string', maxLength: 25 } }),
    request: {
      type: 'object',
      required: ['custom_views'],
      additionalProperties: false,
      properties: { custom_views: { type: 'array', minItems: 1, items: newView } },
    },
    answers: {
      201: views([success]),
      207: views([success, refusedView], 2),
      400: { anyOf: [views([refusedView]), flatError] },
    },
  }),
  'GET /results/{zgid}/bulk-write/{jobId}/{file}': () => ({
    query: queryOf({}),
    request: undefined,
    answers: { 200: null, 404: anError(['RESOURCE_NOT_FOUND'], ['resource']) },
  }),
  'DELETE /settings/custom_views': () => ({
    query: queryOf({ module: { type: 'string', maxLength: 25 }, ids: { type: 'string' } }),
    request: undefined,
    answers: {
      200: views([success]),
      207: views([success, refusedDeletion], 2),
      400: { anyOf: [views([refusedDeletion]), flatError] },
    },
  }),
};

const id = { type: 'string', pattern: '^[0-9]{1,25}$' };

const fieldReference = {
  type: 'object',
  required: ['api_name'],
  properties: { api_name: { type: 'string', maxLength: 255 }, id, _pin: { type: 'boolean' } },
};

const simpleCriterion = {
  type: 'object',
  required: ['field', 'comparator', 'value'],
  properties: {
    field: fieldReference,
    comparator: { enum: ['equal', 'not_equal', 'in', 'starts_with', 'contains'] },
    value: {
      anyOf: [
        { type: 'string', maxLength: 255 },
        { type: 'array', minItems: 1, maxItems: 500, items: { type: 'string', maxLength: 255 } },
      ],
    },
    type: { enum: ['merge_field', 'pre_defined', 'value', 'field'] },
  },
  additionalProperties: false,
};

const newView = {
  type: 'object',
  required: ['name', 'access_type', 'fields'],
  additionalProperties: false,
  properties: {
    name: { type: 'string', maxLength: 255 },
    access_type: { enum: ['shared', 'public', 'only_to_me'] },
    fields: { type: 'array', maxItems: 250, items: fieldReference },
    criteria: {
      anyOf: [
        simpleCriterion,
        {
          type: 'object',
          required: ['group', 'group_operator'],
          additionalProperties: false,
          properties: {
            group: { type: 'array', minItems: 2, maxItems: 25, items: simpleCriterion },
            group_operator: { enum: ['AND', 'OR', 'and', 'or'] },
          },
        },
      ],
    },
  },
};

const success = {
  type: 'object',
  required: ['code', 'details', 'message', 'status'],
  additionalProperties: false,
  properties: {
    code: { const: 'SUCCESS' },
    details: { type: 'object', required: ['id'], properties: { id }, additionalProperties: false },
    message: { type: 'string', maxLength: 255 },
    status: { const: 'success' },
  },
};

const refusedView = anError(
  ['INVALID_DATA', 'MANDATORY_NOT_FOUND', 'DUPLICATE_DATA', 'NOT_ALLOWED', 'LIMIT_EXCEEDED'],
  ['api_name', 'json_path'],
);

const refusedDeletion = anError(['INVALID_DATA', 'NOT_ALLOWED'], ['id']);

const flatError = anError([
  'UNABLE_TO_PARSE_DATA_TYPE',
  'INVALID_URL_PATTERN',
  'INVALID_MODULE',
  'REQUIRED_PARAM_MISSING',
  'INVALID_REQUEST_METHOD',
]);

function queryOf(properties: Readonly<Record<string, object>>): object {
  const required = Object.keys(properties);
  return { type: 'object', properties, required, additionalProperties: false };
}

function views(anyOf: object[], minItems = 1): object {
  const custom_views = { type: 'array', minItems, maxItems: 200, items: { anyOf } };
  return {
    type: 'object',
    required: ['custom_views'],
    additionalProperties: false,
    properties: { custom_views },
  };
}
