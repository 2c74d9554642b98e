import type { OrganizationHandle } from '../../../src/emulator/organization-handle.ts';

/** What knows a notification channel: its address and token, as the CRM was told them. */
export interface KnownChannel {
  url: string;
  channelId: string;
  token: string;
}

/** The open channel of an organization. */
export function channelOf(organization: OrganizationHandle): KnownChannel {
  const [watch] = organization.watches;
  if (watch?.token === undefined) throw new Error('the organization has no channel');
  return { url: watch.notifyUrl, channelId: watch.channelId, token: watch.token };
}

/** A notification in the shape of Zoho's, with some parts as a test wants them. */
export function aNotification(
  { channelId, token }: KnownChannel,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    server_time: 1_750_102_639_787,
    affected_values: [],
    query_params: {},
    module: 'Accounts',
    resource_uri: 'https://www.zohoapis.com/crm/v8/Accounts',
    ids: [],
    affected_fields: [],
    operation: 'update',
    channel_id: channelId,
    token,
    ...over,
  };
}

/** Posts a body as it is. */
export function post(
  url: string,
  body: string | Uint8Array<ArrayBuffer>,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Promise<Response> {
  return fetch(url, { method: 'POST', body, headers });
}

/** Posts plain data as JSON. */
export function postJson(url: string, body: unknown): Promise<Response> {
  return post(url, JSON.stringify(body));
}
