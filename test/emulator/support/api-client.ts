import type { Emulator } from '../../../src/emulator/emulator.ts';
import { known } from './an-organization.ts';

/** What the API answered. */
interface ApiAnswer {
  status: number;
  headers: Headers;
  /** The raw body, empty for 204 and 304. */
  text: string;
  bytes: Buffer;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  body: any;
}

/** A client of the API that acts for one user. */
export interface ApiClient {
  accessToken: string;
  refreshToken: string;
  /** Below `/crm/v8`, or `/bulk/…` for the bulk API. */
  get(path: string, headers?: Record<string, string>): Promise<ApiAnswer>;
  /** Sends JSON without a Content-Type, as the stock SDK does. */
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer>;
  query(select: string): Promise<ApiAnswer>;
  /** Uploads a zip file for a bulk write. */
  upload(name: string, bytes: Uint8Array, headers?: Record<string, string>): Promise<ApiAnswer>;
}

/** The client every test is registered as. */
export const testClient = {
  clientId: '1000.TESTCLIENT',
  clientSecret: 'test-secret',
  redirectUris: ['http://127.0.0.1:9/callback'],
};

/** Scopes for everything the emulator does. */
export const everyScope = [
  'ZohoCRM.modules.ALL',
  'ZohoCRM.settings.ALL',
  'ZohoCRM.org.READ',
  'ZohoCRM.users.READ',
  'ZohoCRM.coql.READ',
  'ZohoCRM.notifications.ALL',
  'ZohoCRM.bulk.READ',
  'ZohoCRM.bulk.CREATE',
  'ZohoFiles.files.ALL',
  'ZohoSearch.securesearch.READ',
];

/** A client of an emulator, with a token for the user (default the administrator). */
export function clientOf(
  emulator: Emulator,
  { userId = known.admin as string, zgid = known.zgid as string, scopes = everyScope } = {},
): ApiClient {
  emulator.registerClient(testClient);
  const { clientId } = testClient;
  const { accessToken, refreshToken } = emulator.grantTokens({ clientId, zgid, userId, scopes });

  async function call(method: string, path: string, body: unknown, headers = {}) {
    const response = await fetch(`${emulator.apiUrl}${addressOf(path)}`, {
      method,
      headers: { authorization: `Zoho-oauthtoken ${accessToken}`, ...headers },
      ...(body !== undefined && { body: bodyOf(body) }),
    });
    const bytes = Buffer.from(await response.arrayBuffer());
    const text = bytes.toString();
    const isJson = response.headers.get('content-type')?.startsWith('application/json');
    const { status, headers: answered } = response;
    return { status, headers: answered, text, bytes, body: isJson ? parse(text) : undefined };
  }

  return {
    accessToken,
    refreshToken,
    get: (path, headers) => call('GET', path, undefined, headers),
    send: (method, path, body, headers) => call(method, path, body, headers),
    upload(name, bytes, headers = { feature: 'bulk-write', 'X-CRM-ORG': zgid }) {
      const form = new FormData();
      form.append('file', new Blob([new Uint8Array(bytes)]), name);
      return call('POST', '/upload', form, headers);
    },
    query: (select) => call('POST', '/coql', { select_query: select }),
  };
}

function bodyOf(body: unknown): Blob | FormData {
  if (body instanceof FormData) return body;
  return new Blob([typeof body === 'string' ? body : JSON.stringify(body)]);
}

/** Paths of the bulk API begin with `/bulk`, as in the router table, those of its results with `/results`. */
function addressOf(path: string): string {
  if (path.startsWith('/results/')) return path.replace('/results', '/v2/crm');
  return path.startsWith('/bulk/') ? path.replace('/bulk', '/crm/bulk/v8') : `/crm/v8${path}`;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
