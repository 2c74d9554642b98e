import { asText } from '../as-text.ts';
import { fieldOf, type Module } from '../organization/module.ts';
import { notEmulated } from './common-answers.ts';
import { type Answer, type Call, unreadable } from './operation.ts';
import { isEntry } from './read-entries.ts';
import { refusal, refuse } from './refusals.ts';

/** What a bulk job is asked to write out. */
export interface BulkReadRequest {
  readonly module: Module;
  readonly fields: readonly string[];
  readonly page: number;
  /** Id of the record after which this part begins; absent for the first part. */
  readonly after: string | undefined;
  readonly callbackUrl: string | undefined;
}

interface Body {
  callback?: unknown;
  query?: {
    module?: { api_name?: unknown };
    fields?: unknown;
    page?: unknown;
    page_token?: unknown;
    criteria?: unknown;
    cvid?: unknown;
  };
  file_type?: unknown;
}

/** Reads what a job is to be, or says why Zoho refuses it. Criteria and custom views are not emulated. */
export function readBulkRequest(call: Call): BulkReadRequest | Answer {
  if (call.body === undefined) return refused('REQUEST_BODY_IS_EMPTY', 'The body is empty.');
  if (call.body === unreadable || !isEntry(call.body) || !isEntry(call.body['query']))
    return refused('REQUEST_BODY_NOT_SUPPORTED', 'request body contains invalid format');
  const { callback, query = {}, file_type: fileType = 'csv' } = call.body as Body;
  if (fileType !== 'csv') return refused('QUERY_NOT_SUPPORTED', 'The query is not supported.');
  const leftOut = (['criteria', 'cvid'] as const).find((name) => query[name] !== undefined);
  if (leftOut) return notEmulated({ json_path: `$.query.${leftOut}` });
  const callbackUrl = readCallback(callback);
  if (typeof callbackUrl === 'object') return callbackUrl;
  const { page_token: token } = query;
  const part = token === undefined ? firstPart(call, query) : nextPart(call, asText(token));
  return 'status' in part ? part : { ...part, callbackUrl };
}

type Part = Omit<BulkReadRequest, 'callbackUrl'>;

function firstPart(call: Call, query: NonNullable<Body['query']>): Part | Answer {
  const module = call.organization.modules.get(asText(query.module?.api_name));
  // Attachments and notes cannot be written out.
  if (!module || module.apiName === 'Notes')
    return refused('MODULE_NOT_SUPPORTED', 'The module is not supported.');
  const fields: unknown[] = Array.isArray(query.fields) ? query.fields : [];
  const isKnown = (name: unknown) => name === 'id' || fieldOf(module, asText(name)) !== undefined;
  if (!fields.every(isKnown)) return refused('FIELD_NOT_AVAILABLE', 'The field is not available.');
  const page = query.page ?? 1;
  if (page !== 1) return refused('PAGE_NOT_SUPPORTED', 'Later pages are named by a token.');
  return { module, fields: fields.map(String), page, after: undefined };
}

/** A token holds the whole query; it is good for a day and for the user it was given to. */
function nextPart(call: Call, token: string): Part | Answer {
  const found = call.tenant.pageTokens.find(token);
  const binding = found && JSON.parse(found.position.binding);
  const module = call.organization.modules.get(binding?.bulk?.module);
  if (!module || found?.position.userId !== call.user.id)
    return refused('INVALID_DATA', 'invalid data');
  if (found.isExpired) return refused('EXPIRED_VALUE', 'Page token expired');
  const { page, edges } = found.position;
  return { module, fields: binding.bulk.fields, page, after: edges.at(-1)?.id };
}

/** Where to post when a job has ended, `undefined` for nowhere; or why Zoho would not post there. */
export function readCallback(callback: unknown): string | Answer | undefined {
  if (callback === undefined || callback === null) return undefined;
  const { url, method } = isEntry(callback) ? callback : {};
  if (method !== 'post')
    return refused('INVALID_CALLBACK_METHOD', 'The callback method is invalid.', {
      supported_callback_methods: ['post'],
    });
  const isUrl = typeof url === 'string' && /^https?:\/\//.test(url) && URL.canParse(url);
  return isUrl ? url : refused('INVALID_CALLBACK_URL', 'The callback URL is invalid.');
}

function refused(code: string, message: string, details = {}): Answer {
  return refuse(400, refusal(code, message, details));
}
