import { Router } from 'express';
import { AppError } from '../../app/errors.ts';
import type { createReceiveBulkHint } from '../../app/receive-bulk-hint.ts';
import { onlyPost } from '../middleware/only-post.ts';

const path = '/zoho/bulk-reads/:link';

/** `POST /zoho/bulk-reads/:link`: where Zoho tells that a bulk job has ended. The body is not read: it proves nothing. */
export function bulkReadRoutes(parts: {
  receiveBulkHint: ReturnType<typeof createReceiveBulkHint>;
}): Router {
  const router = Router();
  router.post(path, (request, response) => {
    if (!parts.receiveBulkHint(request.params['link']))
      throw new AppError('unknown-sender', 'bulk read');
    response.status(202).json({ status: 'accepted' });
  });
  router.all(path, onlyPost);
  return router;
}
