import type { Answer, Call } from './operation.ts';
import { refusal, refuse } from './refusals.ts';
import { answerWatch, notSubscribed, resourceOf, type WatchResult } from './render-watch.ts';

/** `DELETE /actions/watch?channel_ids=`: closes channels. */
export function disableNotifications(call: Call): Answer {
  const ids = call.query.get('channel_ids')?.split(',').filter(Boolean) ?? [];
  if (ids.length === 0) {
    const message = 'One of the expected parameter is missing';
    return refuse(400, refusal('EXPECTED_PARAM_MISSING', message, { api_name: 'channel_ids' }));
  }
  return answerWatch(
    ids.flatMap((id) => close(call, id)),
    200,
  );
}

function close(call: Call, channelId: string): WatchResult[] {
  const { channels } = call.tenant;
  const living = channels.ofChannel(call.user.id, channelId);
  if (living.length === 0) return [notSubscribed];
  return living.map((subscription) => {
    channels.remove(subscription);
    const { channel_expiry: _, resource_name: __, ...details } = resourceOf(call, subscription);
    const message = 'Successfully un-subscribed from actions-watch';
    return { code: 'SUCCESS', details, message, status: 'success' };
  });
}
