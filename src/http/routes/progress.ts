import { Router } from 'express';
import { AppError } from '../../app/errors.ts';
import type { createOpenWebhookDoor } from '../../app/open-webhook-door.ts';
import type { createShowProgress } from '../../app/show-progress.ts';

/**
 * For the browser that connected an organization, by the signed link it was given: how far the installation has come, and
 * the address for workflow webhooks (made anew, shown once).
 */
export function progressRoutes(parts: {
  showProgress: ReturnType<typeof createShowProgress>;
  openWebhookDoor: ReturnType<typeof createOpenWebhookDoor>;
}): Router {
  const { showProgress, openWebhookDoor } = parts;
  const router = Router();

  router.get('/progress/:link', async (request, response) => {
    const progress = await showProgress.show(organizationOf(request.params['link']));
    if (!progress) throw new AppError('not-found', 'installation');
    response.set('Cache-Control', 'no-store').json(progress);
  });

  router.post('/progress/:link/webhook', async (request, response) => {
    const door = await openWebhookDoor(organizationOf(request.params['link']));
    response.set('Cache-Control', 'no-store').json(door);
  });

  function organizationOf(link: string): string {
    const organizationId = showProgress.organizationOf(link);
    if (organizationId === undefined)
      throw new AppError('not-found', 'page; connect again to see it');
    return organizationId;
  }

  return router;
}
