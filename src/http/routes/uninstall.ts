import { type Request, type Response, Router } from 'express';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { createReceiveUninstall } from '../../app/receive-uninstall.ts';
import { formOrJson } from '../middleware/form-or-json.ts';
import { onlyPost } from '../middleware/only-post.ts';

/** What our function in the CRM sends, as a form or as JSON. */
const UninstallCall = z.object({
  organizationId: z.string().regex(/^\d{1,20}$/),
  timestamp: z.coerce.number().int().nonnegative(),
  nonce: z.string().regex(/^[\w-]{16,128}$/),
  signature: z.string().regex(/^[\da-fA-F]{64}$/),
});

const path = '/zoho/uninstall';
const bodyLimit = '4kb';

/** `POST /zoho/uninstall`: where our function in the CRM tells that Tierwise was uninstalled there. */
export function uninstallRoutes(parts: {
  receiveUninstall: ReturnType<typeof createReceiveUninstall>;
}): Router {
  const router = Router();
  router.post(path, formOrJson(bodyLimit), async (request: Request, response: Response) => {
    const outcome = await parts.receiveUninstall(UninstallCall.parse(request.body ?? {}));
    // Which of the reasons it is, is nobody's business but ours.
    if (outcome !== 'accepted') throw new AppError('call-not-believed');
    response.status(202).json({ status: 'accepted' });
  });
  router.all(path, onlyPost);
  return router;
}
