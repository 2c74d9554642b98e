import { type Request, type Response, Router } from 'express';
import { AppError } from '../../app/errors.ts';
import type { createReceiveUninstall } from '../../app/receive-uninstall.ts';
import { formOrJson } from '../middleware/form-or-json.ts';
import { onlyPost } from '../middleware/only-post.ts';
import { SignedCall } from './signed-call.ts';

const path = '/zoho/uninstall';
const bodyLimit = '4kb';

/** `POST /zoho/uninstall`: where our function in the CRM tells that Tierwise was uninstalled there. */
export function uninstallRoutes(parts: {
  receiveUninstall: ReturnType<typeof createReceiveUninstall>;
}): Router {
  const router = Router();
  router.post(path, formOrJson(bodyLimit), async (request: Request, response: Response) => {
    const outcome = await parts.receiveUninstall(SignedCall.parse(request.body ?? {}));
    // Which of the reasons it is, is nobody's business but ours.
    if (outcome !== 'accepted') throw new AppError('call-not-believed');
    response.status(202).json({ status: 'accepted' });
  });
  router.all(path, onlyPost);
  return router;
}
