import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { laterOperations } from './later-operations.ts';

/** What Zoho's files say of one operation: three schemas to hold an exchange against. */
export interface DescribedOperation {
  /** An object with the query parameters. */
  query: object;
  /** The body; `undefined` when the operation takes none. */
  request: object | undefined;
  /** The body by HTTP status; `null` for a status without one. */
  answers: Record<string, object | null>;
}

/** Where Zoho describes what the emulator's router table names. */
const places: Readonly<Record<string, readonly [file: string, path: string]>> = {
  '/org': ['org', '/org'],
  '/org/currencies': ['currencies', '/org/currencies'],
  '/users': ['users', '/users'],
  '/users/{user}': ['users', '/users/{user}'],
  '/settings/modules': ['modules', '/settings/modules'],
  '/settings/modules/{module}': ['modules', '/settings/modules/{moduleIdentifier}'],
  '/settings/fields': ['fields', '/settings/fields'],
  '/settings/fields/{fieldId}': ['fields', '/settings/fields/{fieldId}'],
  '/settings/layouts': ['layouts', '/settings/layouts'],
  '/settings/pipeline': ['pipeline', '/settings/pipeline'],
  '/settings/custom_views': ['custom-views', '/settings/custom_views'],
  '/settings/custom_views/{viewId}': ['custom-views', '/settings/custom_views/{id}'],
  '/settings/related_lists': ['related-lists', '/settings/related_lists'],
  '/coql': ['coql', '/coql'],
  '/actions/watch': ['notifications', '/actions/watch'],
  '/{module}': ['record', '/{module}'],
  '/{module}/upsert': ['record', '/{module}/upsert'],
  '/{module}/deleted': ['record', '/{module}/deleted'],
  '/{module}/{recordID}': ['record', '/{module}/{recordID}'],
  '/{module}/{recordID}/{relatedList}': [
    'related-records',
    '/{parentRecordModule}/{parentRecord}/{relatedList}',
  ],
  '/{module}/actions/count': ['record-count', '/{moduleApiName}/actions/count'],
  '/bulk/read': ['bulk-read', '/read'],
  '/bulk/read/{jobId}': ['bulk-read', '/read/{jobId}'],
  '/bulk/read/{jobId}/result': ['bulk-read', '/read/{jobId}/result'],
  '/bulk/write': ['bulk-write', '/write'],
  '/bulk/write/{jobId}': ['bulk-write', '/write/{jobId}'],
  '/upload': ['upload', '/upload'],
  '/Notes': ['notes', '/Notes'],
  '/Notes/{recordID}': ['notes', '/Notes/{id}'],
};

/**
 * How Zoho's files name an operation that the router table names so: notes have a file of their own, although they are
 * a module like others.
 */
export function describedName(operation: string, module: string | undefined): string {
  const [method, path = ''] = operation.split(' ');
  const isNotes = module === 'Notes' && /^\/\{module\}(\/\{recordID\})?$/.test(path);
  return `${method} ${isNotes ? path.replace('{module}', 'Notes') : path}`;
}

/** What Zoho's OpenAPI files say of an operation, references resolved; `undefined` when they say nothing. */
export type OpenapiFiles = (name: string) => DescribedOperation | undefined;

/** A reader of a folder; every answer is a fresh one that may be changed. */
export function createOpenapiFiles(folder: string): OpenapiFiles {
  const documents = new Map<string, Json>();

  function documentOf(file: string): Json {
    let document = documents.get(file);
    if (!document) {
      document = JSON.parse(readFileSync(join(folder, `zoho-crm-${file}-openapi.json`), 'utf8'));
      documents.set(file, document as Json);
    }
    return document as Json;
  }

  return (name) => {
    const [method = '', path = ''] = name.split(' ');
    const [file, template] = places[path] ?? [];
    if (file === undefined || template === undefined) return laterOperations[name]?.();
    const document = documentOf(file);
    const operation = document['paths']?.[template]?.[method.toLowerCase()];
    const later = laterOperations[name]?.();
    if (operation && later) throw new Error(`${name} need no longer be described by us`);
    return operation ? describe(resolve(document, operation, [])) : later;
  };
}

// biome-ignore lint/suspicious/noExplicitAny: documents of OpenAPI have no type of their own
type Json = Record<string, any>;

function describe(operation: Json): DescribedOperation {
  const parameters: Json[] = (operation['parameters'] ?? []).filter(
    (p: Json) => p['in'] === 'query',
  );
  const answers = Object.entries<Json>(operation['responses']).map(([status, response]) => [
    status,
    response['content']?.['application/json']?.['schema'] ?? null,
  ]);
  return {
    query: {
      type: 'object',
      properties: Object.fromEntries(parameters.map((p) => [p['name'], p['schema']])),
      required: parameters.filter((p) => p['required']).map((p) => p['name']),
      additionalProperties: false,
    },
    request: operation['requestBody']?.['content']?.['application/json']?.['schema'],
    answers: Object.fromEntries(answers),
  };
}

/** The same with every `$ref` replaced by what it points at; within itself it is replaced by anything at all. */
function resolve(document: Json, value: unknown, open: readonly string[]): Json {
  if (Array.isArray(value)) return value.map((item) => resolve(document, item, open));
  if (typeof value !== 'object' || value === null) return value as unknown as Json;
  const reference = (value as Json)['$ref'];
  if (typeof reference === 'string')
    return open.includes(reference)
      ? {}
      : resolve(document, target(document, reference), [...open, reference]);
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, resolve(document, inner, open)]),
  );
}

function target(document: Json, reference: string): unknown {
  return reference
    .slice(2)
    .split('/')
    .reduce(
      (value: Json, step) => value[step.replaceAll('~1', '/').replaceAll('~0', '~')],
      document,
    );
}
