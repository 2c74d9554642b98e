import { json, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { createReceiveNotification } from '../../app/receive-notification.ts';
import { onlyPost } from '../middleware/only-post.ts';

const channelId = z.union([z.string().regex(/^\d{1,20}$/), z.int().transform(String)]);

/** Longer than a number can hold: one that arrives as a number has lost its end. */
const recordId = z.string().regex(/^\d{10,20}$/);

/**
 * What Zoho posts to a channel's address; only what is used.
 * https://www.zoho.com/crm/developer/docs/api/v8/notifications/overview.html
 */
const Notification = z.object({
  channel_id: channelId,
  token: z.string().max(256),
  module: z.string().max(100),
  ids: z.array(recordId).max(1000),
  affected_fields: z
    .array(z.record(z.string(), z.array(z.string())))
    .optional()
    .catch(undefined),
});

/** Largest body accepted, several times what the largest real notification takes. */
const bodyLimit = '256kb';

const path = '/zoho/notifications/:urlSecret';

/** `POST /zoho/notifications/:urlSecret`: acknowledged with 202 once the change is safely noted. */
export function notificationRoutes(parts: {
  receiveNotification: ReturnType<typeof createReceiveNotification>;
}): Router {
  const router = Router();
  // Zoho documents no Content-Type for its calls, so the body is read whatever it says.
  router.post(path, json({ type: () => true, limit: bodyLimit }), async (request, response) => {
    const body = Notification.parse(request.body);
    const outcome = await parts.receiveNotification(String(request.params['urlSecret']), {
      channelId: body.channel_id,
      token: body.token,
      module: body.module,
      recordIds: body.ids,
      changedFields: new Map(body.affected_fields?.flatMap((record) => Object.entries(record))),
    });
    if (outcome === 'not-ours' || outcome === 'over')
      throw new AppError('unknown-sender', 'channel');
    response.status(202).json({ status: outcome });
  });
  router.all(path, onlyPost);
  return router;
}
