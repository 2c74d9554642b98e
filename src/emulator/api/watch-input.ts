import { asText } from '../as-text.ts';
import type { Subscription, WatchedEvent } from '../notifications/channels.ts';
import type { FieldSelection } from '../notifications/field-selection.ts';
import type { ModuleName } from '../organization-seed.ts';
import { parseZohoTime } from '../zoho-time.ts';
import type { Call } from './operation.ts';
import { readConditions } from './read-conditions.ts';
import type { Entry } from './read-entries.ts';
import { invalidData, mandatoryNotFound, type Refusal } from './refusals.ts';

/** A channel as a client writes it. */
export type WatchInput = Entry;

/** What a client asks for, checked; what it leaves out stays `undefined`. */
export interface WatchRequest {
  readonly channelId: string;
  readonly notifyUrl: string | undefined;
  readonly token: string | undefined;
  readonly expiresAt: number | undefined;
  /** Events by module. */
  readonly events: ReadonlyMap<ModuleName, ReadonlySet<WatchedEvent>>;
  /** Conditions by module. */
  readonly selections: ReadonlyMap<string, FieldSelection> | undefined;
  readonly returnsValues: boolean | undefined;
  readonly notifiesOnRelatedAction: boolean | undefined;
}

const switches = ['return_affected_field_values', 'notify_on_related_action', '_delete_events'];
const longestToken = 50;
const longestUrl = 255;
const weekMs = 7 * 86_400_000;
const hourMs = 3_600_000;

/** Reads one entry of `{watch: […]}`, or says why Zoho refuses it. */
export function readWatch(call: Call, input: WatchInput, path: string): WatchRequest | Refusal {
  const at = (name: string) => `${path}.${name}`;
  const channelId = input['channel_id'];
  if (channelId === undefined) return mandatoryNotFound(at('channel_id'));
  if (!/^\d{1,19}$/.test(asText(channelId)))
    return invalidData(at('channel_id'), { expected_data_type: 'bigint' });
  const { notify_url: notifyUrl, token } = input;
  if (notifyUrl !== undefined && !isUrl(notifyUrl)) return invalidData(at('notify_url'));
  if (token !== undefined && typeof token !== 'string') return invalidData(at('token'));
  if (token !== undefined && token.length > longestToken)
    return invalidData(at('token'), { maximum_length: longestToken });
  const events = readEvents(call, input['events']);
  if (!events) return invalidData(at('events'));
  const odd = switches.find((name) => !['boolean', 'undefined'].includes(typeof input[name]));
  if (odd) return invalidData(at(odd), { expected_data_type: 'boolean' });
  const conditions = input['notification_condition'];
  const selections = readConditions(call, conditions, `${path}.notification_condition`);
  if (selections && 'code' in selections) return selections;
  return {
    channelId: asText(channelId),
    notifyUrl,
    token,
    expiresAt: readExpiry(call, input['channel_expiry']),
    events,
    selections,
    returnsValues: input['return_affected_field_values'] as boolean | undefined,
    notifiesOnRelatedAction: input['notify_on_related_action'] as boolean | undefined,
  };
}

/** A subscription as Zoho makes it from what was asked, with its defaults. */
export function newSubscription(
  call: Call,
  request: WatchRequest,
  module: ModuleName,
): Subscription {
  return {
    channelId: request.channelId,
    module,
    userId: call.user.id,
    events: request.events.get(module) ?? new Set(),
    notifyUrl: request.notifyUrl ?? '',
    token: request.token,
    expiresAt: request.expiresAt ?? call.organization.clock.now() + hourMs,
    selection: request.selections?.get(module),
    returnsValues: request.returnsValues ?? false,
    notifiesOnRelatedAction: request.notifiesOnRelatedAction ?? true,
  };
}

/** A week at most; whatever lies beyond, or in the past, silently becomes one hour. */
function readExpiry({ organization }: Call, text: unknown): number | undefined {
  if (text === undefined || text === null) return undefined;
  const now = organization.clock.now();
  const asked = parseZohoTime(text) ?? 0;
  return asked > now && asked <= now + weekMs ? asked : now + hourMs;
}

function readEvents(
  { organization }: Call,
  events: unknown,
): Map<ModuleName, Set<WatchedEvent>> | undefined {
  const byModule = new Map<ModuleName, Set<WatchedEvent>>();
  if (events !== undefined && !(Array.isArray(events) && events.length > 0)) return undefined;
  for (const event of (events ?? []) as unknown[]) {
    const [name = '', operation = ''] = asText(event).split('.');
    const module = organization.modules.get(name);
    const meant = operations.get(operation);
    if (!module || !meant) return undefined;
    const known = byModule.get(module.apiName) ?? new Set();
    byModule.set(module.apiName, new Set([...known, ...meant]));
  }
  return byModule;
}

const operations = new Map<string, readonly WatchedEvent[]>([
  ['create', ['create']],
  ['edit', ['edit']],
  ['delete', ['delete']],
  ['all', ['create', 'edit', 'delete']],
]);

function isUrl(value: unknown): value is string {
  const isText = typeof value === 'string' && value.length <= longestUrl;
  return isText && /^https?:\/\/\S+$/.test(value) && URL.canParse(value);
}
