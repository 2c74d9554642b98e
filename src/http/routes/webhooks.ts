import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import { webhookTokenHeader } from '../../app/open-webhook-door.ts';
import type { createReceiveWebhook } from '../../app/receive-webhook.ts';
import { formOrJson } from '../middleware/form-or-json.ts';
import { onlyPost } from '../middleware/only-post.ts';

/** An id of Zoho's; a shorter number is some other field that was taken for it. */
const id = z.string().regex(/^\d{10,20}$/);

/** What a workflow rule's webhook sends: the module and the record's id, as JSON or as a form. */
const WorkflowCall = z.object({
  module: z.enum(['Accounts', 'Deals']),
  ids: z.union([z.array(id).min(1).max(1000), id.transform((one) => [one])]),
});

const path = '/zoho/webhooks/:urlSecret';
const bodyLimit = '64kb';

/** `POST /zoho/webhooks/:urlSecret`: the door for workflow rules. */
export function webhookRoutes(parts: {
  receiveWebhook: ReturnType<typeof createReceiveWebhook>;
}): Router {
  const router = Router();
  router.post(path, formOrJson(bodyLimit), async (request: Request, response: Response) => {
    const { module, ids } = WorkflowCall.parse(request.body ?? {});
    const token = request.get(webhookTokenHeader) ?? '';
    const isOurs = await parts.receiveWebhook(String(request.params['urlSecret']), token, {
      module,
      recordIds: ids,
    });
    if (!isOurs) throw new AppError('unknown-sender', 'webhook');
    response.status(202).json({ status: 'accepted' });
  });
  router.all(path, onlyPost);
  return router;
}
