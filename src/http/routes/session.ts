import { json, Router } from 'express';
import { AppError } from '../../app/errors.ts';
import type { createOpenSession } from '../../app/open-session.ts';
import { type Session, SessionRequest } from '../contract.ts';
import { cookieOf, framedCookie, sessionCookie } from '../cookies.ts';

/**
 * `POST /session`, for our own pages alone: a ticket fresh from signing in opens a session and sets its cookie; later the
 * cookie alone brings a new bearer. The cookie serves nothing else.
 */
export function sessionRoutes(parts: {
  openSession: ReturnType<typeof createOpenSession>;
  publicUrl: string;
}): Router {
  const { openSession, publicUrl } = parts;
  const router = Router();
  router.post('/session', json({ limit: '4kb' }), async (request, response) => {
    if (request.get('Origin') !== new URL(publicUrl).origin) throw new AppError('foreign-page');
    response.set('Cache-Control', 'no-store');
    const asked = SessionRequest.parse(request.body ?? {});
    if (!('ticket' in asked)) {
      const bearer = await openSession.withCookie(cookieOf(request, sessionCookie) ?? '');
      response.json(bearer satisfies Session);
      return;
    }
    const opened = await openSession.withTicket(asked.ticket, asked.collectorSecret);
    const { sessionId, sessionLifeMs, ...bearer } = opened;
    response.cookie(sessionCookie, sessionId, { ...framedCookie, maxAge: sessionLifeMs });
    response.json(bearer satisfies Session);
  });
  return router;
}
