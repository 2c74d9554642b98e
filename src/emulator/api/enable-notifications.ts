import type { Answer, Call } from './operation.ts';
import { mandatoryNotFound } from './refusals.ts';
import { answerWatch, resourceOf, type WatchResult, watchEntries } from './render-watch.ts';
import { newSubscription, readWatch, type WatchInput } from './watch-input.ts';

/** `POST /actions/watch`: opens channels. */
export function enableNotifications(call: Call): Answer {
  const entries = watchEntries(call.body);
  if ('status' in entries) return entries as Answer;
  return answerWatch(
    entries.map((entry, index) => subscribe(call, entry, `$.watch[${index}]`)),
    201,
  );
}

/** Subscribes one channel to the modules of its events. */
export function subscribe(call: Call, input: WatchInput, path: string): WatchResult {
  const missing = ['channel_id', 'notify_url', 'events'].find((name) => input[name] === undefined);
  if (missing) return mandatoryNotFound(`${path}.${missing}`);
  const request = readWatch(call, input, path);
  if ('code' in request) return request;
  const events = [...request.events.keys()].map((module) => {
    const subscription = newSubscription(call, request, module);
    call.tenant.channels.put(subscription);
    return resourceOf(call, subscription);
  });
  return {
    code: 'SUCCESS',
    details: { events },
    message: 'Successfully subscribed for actions-watch of the given module',
    status: 'success',
  };
}
