import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { createReceiveWorkflowCall } from '../../app/receive-workflow-call.ts';
import { formOrJson } from '../middleware/form-or-json.ts';
import { onlyPost } from '../middleware/only-post.ts';
import { SignedCall } from './signed-call.ts';

/** What our function in the CRM sends for each record, as a form or as JSON. */
const WorkflowCall = SignedCall.extend({
  module: z.enum(['Accounts', 'Deals']),
  recordId: z.string().regex(/^\d{10,20}$/),
});

const path = '/zoho/workflow-calls';
const bodyLimit = '4kb';

/** `POST /zoho/workflow-calls`: the door for workflow rules that run our function, which signs what it tells. */
export function workflowCallRoutes(parts: {
  receiveWorkflowCall: ReturnType<typeof createReceiveWorkflowCall>;
}): Router {
  const router = Router();
  router.post(path, formOrJson(bodyLimit), async (request: Request, response: Response) => {
    const isOurs = await parts.receiveWorkflowCall(WorkflowCall.parse(request.body ?? {}));
    if (!isOurs) throw new AppError('call-not-believed');
    response.status(202).json({ status: 'accepted' });
  });
  router.all(path, onlyPost);
  return router;
}
