import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { localServer } from './local-server.ts';

/** One of the organizations between which nothing may leak. */
export interface TestOrganization {
  id: string;
  /** Address of the data center it lives in: accounts server and API in one. */
  url: string;
  refreshToken: string;
  /** Ids of its accounts; from each the organization can be told. */
  accountIds: string[];
}

/** The fields of Accounts, which the SDK as it comes asks for behind the caller's back. */
const metadata = ['Account_Name', 'Tier'].map((api_name, index) => ({
  id: `55402300000000${index}`,
  api_name,
  field_label: api_name,
  data_type: 'text',
  json_type: 'string',
  length: 255,
  custom_field: false,
  read_only: false,
}));

/** What the data centers saw. */
interface Sightings {
  apiRequests: number;
  /** Requests for the records of one organization that carried the token of another. */
  wrongTokens: number;
  /** Requests, for tokens or records, that reached the data center of another organization. */
  wrongDataCenters: number;
  rejected: number;
  /** Token refreshes by organization id. */
  refreshes: Record<string, number>;
}

/**
 * Two data centers with ten organizations, played by real servers. They judge each request by the ids it names:
 * those tell for whom it is meant, its token tells on whose behalf it came.
 */
export async function manyOrganizations() {
  const seen: Sightings = {
    apiRequests: 0,
    wrongTokens: 0,
    wrongDataCenters: 0,
    rejected: 0,
    refreshes: {},
  };
  const owners = new Map<string, string>();
  const valid = new Set<string>();
  const organizations: TestOrganization[] = [];
  const organizationOf = (accountId: string) => accountId.slice(0, 4);
  const home = (organizationId: string) =>
    organizations.find(({ id }) => id === organizationId)?.url ?? 'nowhere';

  function issue(organizationId: string): string {
    seen.refreshes[organizationId] = (seen.refreshes[organizationId] ?? 0) + 1;
    const token = `access-${organizationId}-${seen.refreshes[organizationId]}`;
    owners.set(token, organizationId);
    valid.add(token);
    return token;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const here = `http://${request.headers.host}`;
    const url = new URL(request.url ?? '/', here);
    const body = await textOf(request);
    // Answers overtake one another, as they do on a network.
    await wait((url.search.length * 7 + seen.apiRequests) % 5);
    const reply = (status: number, json: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(json));

    if (url.pathname === '/oauth/v2/token') {
      const organizationId = /refresh-(\d+)/.exec(body)?.[1] ?? '';
      if (home(organizationId) !== here) seen.wrongDataCenters += 1;
      const access_token = issue(organizationId);
      return void reply(200, { access_token, api_domain: here, expires_in: 3600 });
    }
    if (url.pathname === '/crm/v8/settings/fields') return void reply(200, { fields: metadata });

    seen.apiRequests += 1;
    const ids: string[] =
      request.method === 'PUT'
        ? JSON.parse(body).data.map(({ id }: { id: string }) => id)
        : (url.searchParams.get('ids') ?? '').split(',');
    const meant = organizationOf(ids[0] ?? '');
    const token = String(request.headers.authorization).replace('Zoho-oauthtoken ', '');
    if (owners.get(token) !== meant) seen.wrongTokens += 1;
    if (home(meant) !== here) seen.wrongDataCenters += 1;
    if (!valid.has(token)) {
      seen.rejected += 1;
      return void reply(401, { code: 'INVALID_TOKEN', details: {}, status: 'error' });
    }
    // Like Zoho, shows what the token's owner has, whatever the caller meant.
    const owner = owners.get(token) ?? '';
    const data = ids.map((id) =>
      request.method === 'PUT'
        ? { code: 'SUCCESS', details: { id }, status: 'success' }
        : { id: owner + id.slice(4), Account_Name: owner, Modified_Time: '2026-01-01T00:00:00Z' },
    );
    reply(200, { data, info: { more_records: false } });
  }

  const servers = await Promise.all([1, 2].map(() => localServer(answer)));
  for (let index = 0; index < 10; index++) {
    const id = String(1000 + index);
    const url = servers[index % 2]?.url ?? '';
    const accountIds = Array.from({ length: 5 }, (_, row) => `${id}39700000385${2000 + row}`);
    organizations.push({ id, url, refreshToken: `refresh-${id}`, accountIds });
  }
  return {
    organizations,
    seen,
    urls: servers.map(({ url }) => url),
    /** Ends every access token at once. */
    expireAll: () => valid.clear(),
    close: () => Promise.all(servers.map(({ close }) => close())),
  };
}

/** How a test reads and writes accounts of an organization: answers the organizations that the records read belong to. */
export interface Traffic {
  read(organization: TestOrganization, ids: string[]): Promise<string[]>;
  write(organization: TestOrganization, ids: string[]): Promise<void>;
}

/**
 * Interleaves calls of all organizations, every fifth a write, at most `atOnce` under way; answers how many records
 * came back that belong to somebody else.
 */
export async function interleave(
  organizations: TestOrganization[],
  traffic: Traffic,
  amount: { calls: number; atOnce: number; beforeCall?: (index: number) => void },
): Promise<{ foreignRecords: number }> {
  let started = 0;
  let foreignRecords = 0;
  async function work(): Promise<void> {
    while (started < amount.calls) {
      const index = started++;
      amount.beforeCall?.(index);
      const organization = organizations[index % organizations.length] as TestOrganization;
      const ids = organization.accountIds.slice(0, 1 + (index % 5));
      if (Math.floor(index / organizations.length) % 5 === 0) {
        await traffic.write(organization, ids);
      } else {
        const found = await traffic.read(organization, ids);
        foreignRecords += found.filter((owner) => owner !== organization.id).length;
      }
    }
  }
  await Promise.all(Array.from({ length: amount.atOnce }, work));
  return { foreignRecords };
}

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text;
}
