import type { Answer, Call } from './operation.ts';
import { renderSubscription } from './render-watch.ts';

/** `GET /actions/watch`: the living channels of the token's user, one entry per module. */
export function getNotifications(call: Call): Answer {
  const { query, tenant, user } = call;
  const [channelId, module] = [query.get('channel_id'), query.get('module')];
  const mine = tenant.channels
    .active()
    .filter((subscription) => subscription.userId === user.id)
    .filter((subscription) => channelId === null || subscription.channelId === channelId)
    .filter((subscription) => module === null || subscription.module === module);
  const [page, perPage] = [Number(query.get('page') ?? 1), Number(query.get('per_page') ?? 200)];
  const rows = mine.slice((page - 1) * perPage, page * perPage);
  const watch = rows.map((subscription) => renderSubscription(call, subscription));
  const more = mine.length > page * perPage;
  const info = { per_page: perPage, count: rows.length, page, more_records: more };
  return { status: 200, body: { watch, info } };
}
