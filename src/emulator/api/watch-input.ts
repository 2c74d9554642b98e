import type { Subscription, WatchedEvent } from '../notifications/channels.ts';
import { type FieldSelection, fieldsIn } from '../notifications/field-selection.ts';
import { fieldOf } from '../organization/module.ts';
import type { ModuleName } from '../organization-seed.ts';
import { parseZohoTime } from '../zoho-time.ts';
import type { Call } from './operation.ts';
import { type Refusal, refusal } from './refusals.ts';

/** A channel as a client writes it. */
export type WatchInput = Readonly<Record<string, unknown>>;

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

const longestToken = 50;
const longestUrl = 255;
const mostConditions = 2;
const mostFields = 10;
const weekMs = 7 * 86_400_000;
const hourMs = 3_600_000;

/** Reads one entry of `{watch: […]}`, or says why Zoho refuses it. */
export function readWatch(call: Call, input: WatchInput, path: string): WatchRequest | Refusal {
  const at = (name: string) => ({ api_name: name, json_path: `${path}.${name}` });
  const channelId = input['channel_id'];
  if (channelId === undefined) return notFound(at('channel_id'));
  if (!/^\d{1,19}$/.test(String(channelId)))
    return invalid({ ...at('channel_id'), expected_data_type: 'bigint' });
  const { notify_url: notifyUrl, token } = input;
  if (notifyUrl !== undefined && !isUrl(notifyUrl)) return invalid(at('notify_url'));
  if (token !== undefined && typeof token !== 'string') return invalid(at('token'));
  if (token !== undefined && token.length > longestToken)
    return invalid({ ...at('token'), maximum_length: longestToken });
  const events = readEvents(call, input['events']);
  if (!events) return invalid(at('events'));
  const conditions = input['notification_condition'];
  const selections = readConditions(call, conditions, `${path}.notification_condition`);
  if (selections && 'code' in selections) return selections;
  return {
    channelId: String(channelId),
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
  if (events !== undefined && !Array.isArray(events)) return undefined;
  for (const event of (events ?? []) as unknown[]) {
    const [name = '', operation = ''] = String(event).split('.');
    const module = organization.modules.get(name);
    const meant = operations[operation];
    if (!module || !meant) return undefined;
    const known = byModule.get(module.apiName) ?? new Set();
    byModule.set(module.apiName, new Set([...known, ...meant]));
  }
  return byModule;
}

const operations: Readonly<Record<string, readonly WatchedEvent[]>> = {
  create: ['create'],
  edit: ['edit'],
  delete: ['delete'],
  all: ['create', 'edit', 'delete'],
};

function readConditions(
  call: Call,
  conditions: unknown,
  path: string,
): Map<string, FieldSelection> | Refusal | undefined {
  if (conditions === undefined || conditions === null) return undefined;
  const place = { api_name: 'notification_condition', json_path: path };
  if (!Array.isArray(conditions)) return invalid({ ...place, expected_data_type: 'jsonarray' });
  if (conditions.length > mostConditions)
    return invalid({ ...place, maximum_length: mostConditions });
  const selections = new Map<string, FieldSelection>();
  for (const [index, condition] of conditions.entries()) {
    const read = readCondition(call, condition as WatchInput, `${path}[${index}]`);
    if ('code' in read) return read;
    selections.set(read.module, read.selection);
  }
  return selections;
}

function readCondition(
  { organization }: Call,
  condition: WatchInput,
  path: string,
): { module: string; selection: FieldSelection } | Refusal {
  const at = (name: string) => ({ api_name: name, json_path: `${path}.${name}` });
  if (condition['type'] === undefined) return notFound(at('type'));
  if (condition['type'] !== 'field_selection')
    return invalid({ ...at('type'), supported_values: ['field_selection'] });
  const { api_name: name } = (condition['module'] ?? {}) as { api_name?: string };
  const module = organization.modules.get(name ?? '');
  if (!module) return invalid(at('module'));
  const selection = readSelection(condition['field_selection']);
  if (!selection) return notFound(at('field_selection'));
  const fields = fieldsIn(selection);
  if (fields.length > mostFields)
    return invalid({ ...at('field_selection'), maximum_length: mostFields });
  const unknown = fields.some((field) => !fieldOf(module, field));
  return unknown ? invalid(at('field_selection')) : { module: module.apiName, selection };
}

function readSelection(input: unknown): FieldSelection | undefined {
  const { field, api_name, group, group_operator } = (input ?? {}) as {
    field?: { api_name?: string };
    api_name?: string;
    group?: unknown;
    group_operator?: string;
  };
  if (Array.isArray(group)) {
    if (group_operator !== 'and' && group_operator !== 'or') return undefined;
    const parts = group.map(readSelection);
    return parts.every((part) => part !== undefined)
      ? { operator: group_operator, group: parts }
      : undefined;
  }
  const name = field?.api_name ?? api_name;
  return name === undefined ? undefined : { field: name };
}

function isUrl(value: unknown): value is string {
  return typeof value === 'string' && value.length <= longestUrl && /^https?:\/\/\S+$/.test(value);
}

function notFound(details: Readonly<Record<string, unknown>>): Refusal {
  return refusal('MANDATORY_NOT_FOUND', 'required field not found', details);
}

function invalid(details: Readonly<Record<string, unknown>>): Refusal {
  return refusal('INVALID_DATA', 'invalid data', details);
}
