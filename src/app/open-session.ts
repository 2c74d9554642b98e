import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { WidgetSession } from './ports/sign-in-store.ts';
import { hashSecret, matchesHash, newSecret, sign } from './secrets.ts';

/** How long a bearer is good for: 10 minutes. */
const bearerLifeMs = 10 * 60_000;

/** What a bearer says of who carries it. */
export interface BearerClaims {
  sessionHash: string;
  organizationId: string;
  userId: string;
}

/** A signed-in person's pass: for the memory of one page. */
export interface Bearer {
  bearer: string;
  expiresAt: number;
  userName: string;
  isAdministrator: boolean;
}

/** A session that began: its id is for the cookie alone. */
export interface OpenedSession extends Bearer {
  sessionId: string;
  /** How long the cookie is good for. */
  sessionLifeMs: number;
}

/** The two ways to a bearer: a ticket fresh from signing in, or the cookie of a session that lasts. */
export function createOpenSession({
  store,
  clock,
  secretKey,
}: Pick<AppDependencies, 'store' | 'clock' | 'secretKey'>) {
  return {
    /**
     * Exchanges a ticket for a session. Only the widget that began the sign-in knows the collector's secret, so a ticket
     * seen by anyone else is worth nothing.
     */
    async withTicket(ticket: string, collectorSecret: string): Promise<OpenedSession> {
      const taken = await store.signIns.takeTicket(hashSecret(ticket), clock.now());
      if (!taken || !matchesHash(collectorSecret, taken.collectorHash)) {
        throw new AppError('sign-in-expired');
      }
      const sessionId = newSecret();
      await store.signIns.putSession(hashSecret(sessionId), taken.session);
      return {
        sessionId,
        sessionLifeMs: taken.session.expiresAt - clock.now(),
        ...bearerOf(hashSecret(sessionId), taken.session),
      };
    },

    /** Mints a new bearer for a session that is not over; `not-signed-in` otherwise. */
    async withCookie(sessionId: string): Promise<Bearer> {
      const sessionHash = hashSecret(sessionId);
      const session = await store.signIns.findSession(sessionHash, clock.now());
      if (!session) throw new AppError('not-signed-in');
      return bearerOf(sessionHash, session);
    },
  };

  function bearerOf(sessionHash: string, session: WidgetSession): Bearer {
    const { organizationId, userId, userName, isAdministrator } = session;
    const claims: BearerClaims = { sessionHash, organizationId, userId };
    const expiresAt = Math.min(clock.now() + bearerLifeMs, session.expiresAt);
    return {
      bearer: sign(secretKey, 'bearer', claims, expiresAt),
      expiresAt,
      userName,
      isAdministrator,
    };
  }
}
