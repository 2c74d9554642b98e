import { Router } from 'express';
import { AppError } from '../../app/errors.ts';
import type { createOpenWebhookDoor } from '../../app/open-webhook-door.ts';
import type { createShowProgress } from '../../app/show-progress.ts';
import type { InstallProgress, WebhookDoor } from '../contract.ts';
import { failureOf } from '../failure-of.ts';
import { languageOf } from '../language-of.ts';

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
    const { error, ...shown } = progress;
    const failure = error ? failureOf(error, languageOf(request)) : null;
    response.set('Cache-Control', 'no-store').json({ ...shown, failure } satisfies InstallProgress);
  });

  router.post('/progress/:link/webhook', async (request, response) => {
    const door = await openWebhookDoor(organizationOf(request.params['link']));
    response.set('Cache-Control', 'no-store').json(door satisfies WebhookDoor);
  });

  function organizationOf(link: string): string {
    const organizationId = showProgress.organizationOf(link);
    if (organizationId === undefined) throw new AppError('not-found', 'installation');
    return organizationId;
  }

  return router;
}
