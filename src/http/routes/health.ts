import { Router } from 'express';
import { AppError } from '../../app/errors.ts';

/** `/healthz`: the process answers. `/readyz`: so does its database. */
export function healthRoutes({ ping }: { ping: () => Promise<void> }): Router {
  const router = Router();
  router.get('/healthz', (_, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', async (_, response) => {
    try {
      await ping();
    } catch (error) {
      throw new AppError('store-unavailable', 'it does not answer', { cause: error });
    }
    response.json({ status: 'ready' });
  });
  return router;
}
