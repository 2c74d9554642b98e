import { Router } from 'express';
import { AppError } from '../../app/errors.ts';
import type { createReceiveBulkHint } from '../../app/receive-bulk-hint.ts';
import { onlyPost } from '../middleware/only-post.ts';

const path = '/zoho/bulk-jobs/:link';

/** `POST /zoho/bulk-jobs/:link`: where Zoho tells that a bulk job has ended. The body is not read: it proves nothing. */
export function bulkJobRoutes(parts: {
  receiveBulkHint: ReturnType<typeof createReceiveBulkHint>;
}): Router {
  const router = Router();
  router.post(path, (request, response) => {
    if (!parts.receiveBulkHint(request.params['link']))
      throw new AppError('unknown-sender', 'bulk job');
    response.status(202).json({ status: 'accepted' });
  });
  router.all(path, onlyPost);
  return router;
}
