import { asText } from '../as-text.ts';
import type { Subscription } from '../notifications/channels.ts';
import { subscribe } from './enable-notifications.ts';
import type { Answer, Call } from './operation.ts';
import {
  answerWatch,
  notSubscribed,
  resourceOf,
  type WatchResult,
  watchEntries,
} from './render-watch.ts';
import { newSubscription, readWatch, type WatchInput, type WatchRequest } from './watch-input.ts';

/** `PUT /actions/watch`: gives living channels wholly new details. */
export function replaceNotifications(call: Call): Answer {
  const entries = watchEntries(call.body);
  if ('status' in entries) return entries as Answer;
  const results = entries.map((entry, index) => {
    const { channels } = call.tenant;
    const old = channels.ofChannel(call.user.id, asText(entry['channel_id']));
    if (old.length === 0) return notSubscribed;
    const result = subscribe(call, entry, `$.watch[${index}]`);
    if (result.code === 'SUCCESS') for (const gone of old) channels.remove(gone);
    return result;
  });
  return answerWatch(results, 200);
}

/**
 * `PATCH /actions/watch`: changes some details of living channels, or with `_delete_events` drops events. The body is
 * `{watch: […]}` in Zoho's guide and one flat channel in its OpenAPI file; both are taken.
 */
export function patchNotifications(call: Call): Answer {
  const { body } = call;
  const isFlat = typeof body === 'object' && body !== null && 'channel_id' in body;
  const entries = isFlat ? [body as WatchInput] : watchEntries(body);
  if ('status' in entries) return entries as Answer;
  return answerWatch(
    entries.map((entry, index) => patch(call, entry, isFlat ? '$' : `$.watch[${index}]`)),
    200,
  );
}

function patch(call: Call, input: WatchInput, path: string): WatchResult {
  const request = readWatch(call, input, path);
  if ('code' in request) return request;
  const { channels } = call.tenant;
  const living = channels.ofChannel(call.user.id, request.channelId);
  if (living.length === 0) return notSubscribed;
  const touched =
    input['_delete_events'] === true
      ? dropEvents(call, living, request)
      : changeDetails(call, living, request);
  return {
    code: 'SUCCESS',
    details: { events: touched.map((subscription) => resourceOf(call, subscription)) },
    message: 'Successfully updated the subscribe details',
    status: 'success',
  };
}

function dropEvents(
  { tenant }: Call,
  living: readonly Subscription[],
  { events }: WatchRequest,
): readonly Subscription[] {
  const touched = living.filter(({ module }) => events.has(module));
  for (const subscription of touched) {
    const dropped = events.get(subscription.module) ?? new Set();
    subscription.events = new Set([...subscription.events].filter((event) => !dropped.has(event)));
    if (subscription.events.size === 0) tenant.channels.remove(subscription);
  }
  return touched;
}

function changeDetails(
  call: Call,
  living: readonly Subscription[],
  request: WatchRequest,
): readonly Subscription[] {
  const [pattern] = living;
  const added = [...request.events.keys()]
    .filter((module) => living.every((subscription) => subscription.module !== module))
    .map((module) => ({
      ...newSubscription(call, request, module),
      ...(pattern && {
        notifyUrl: pattern.notifyUrl,
        token: pattern.token,
        expiresAt: pattern.expiresAt,
      }),
    }));
  for (const subscription of added) call.tenant.channels.put(subscription);
  const touched = [...living, ...added];
  for (const subscription of touched) {
    subscription.events = request.events.get(subscription.module) ?? subscription.events;
    subscription.notifyUrl = request.notifyUrl ?? subscription.notifyUrl;
    subscription.token = request.token ?? subscription.token;
    subscription.expiresAt = request.expiresAt ?? subscription.expiresAt;
    if (request.selections) subscription.selection = request.selections.get(subscription.module);
    subscription.returnsValues = request.returnsValues ?? subscription.returnsValues;
    subscription.notifiesOnRelatedAction =
      request.notifiesOnRelatedAction ?? subscription.notifiesOnRelatedAction;
  }
  return touched;
}
