import type { Subscription } from '../notifications/channels.ts';
import type { FieldSelection } from '../notifications/field-selection.ts';
import { fieldOf, type Module } from '../organization/module.ts';
import { zohoTime } from '../zoho-time.ts';
import type { Answer, Call } from './operation.ts';
import { type Entry, readEntries } from './read-entries.ts';
import { type Refusal, refusal, refuse } from './refusals.ts';

/** The result of one entry of a watch call. */
export type WatchResult =
  | Refusal
  | ({ readonly code: 'SUCCESS' } & Readonly<Record<string, unknown>>);

/** What Zoho tells of a subscription it has written. */
export function resourceOf(call: Call, subscription: Subscription): Record<string, unknown> {
  const { organization } = call;
  return {
    channel_expiry: zohoTime(subscription.expiresAt, organization.facts.timeZone),
    resource_uri: `${call.apiUrl}/crm/v8/${subscription.module}`,
    resource_id: organization.modules.get(subscription.module)?.id ?? '',
    resource_name: subscription.module,
    channel_id: subscription.channelId,
  };
}

/** The answer to a watch call: one status when all agree, 207 otherwise. */
export function answerWatch(results: readonly WatchResult[], allWell: number): Answer {
  const failed = results.filter(({ code }) => code !== 'SUCCESS').length;
  const status = failed === 0 ? allWell : failed === results.length ? 400 : 207;
  return { status, body: { watch: results } };
}

/** The entries of a body `{watch: […]}`, or Zoho's refusal of the call. */
export function watchEntries(body: unknown): readonly Entry[] | Answer {
  const entries = readEntries(body, 'watch');
  return 'code' in entries ? refuse(400, entries) : entries;
}

/** A channel that is not, or not any more. */
export const notSubscribed = refusal(
  'NOT_SUBSCRIBED',
  'given channel_id is not subscribed for actions-watch',
);

/** A subscription as `GET /actions/watch` lists it. */
export function renderSubscription(call: Call, subscription: Subscription) {
  const module = call.organization.modules.get(subscription.module);
  return {
    notify_on_related_action: subscription.notifiesOnRelatedAction,
    return_affected_field_values: subscription.returnsValues,
    notify_url: subscription.notifyUrl,
    ...resourceOf(call, subscription),
    fields: null,
    notification_condition:
      subscription.selection && module
        ? [
            {
              field_selection: renderSelection(module, subscription.selection),
              module: { api_name: module.apiName, id: module.id },
              type: 'field_selection',
            },
          ]
        : null,
    events: [...subscription.events].map((event) => `${subscription.module}.${event}`),
    token: subscription.token ?? null,
  };
}

function renderSelection(module: Module, selection: FieldSelection): Record<string, unknown> {
  if ('field' in selection) {
    const field = { api_name: selection.field, id: fieldOf(module, selection.field)?.id ?? '' };
    return { field, group_operator: null, group: null };
  }
  return {
    group_operator: selection.operator,
    group: selection.group.map((part) => renderSelection(module, part)),
  };
}
