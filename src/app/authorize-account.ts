import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { BearerClaims } from './open-session.ts';
import type { WidgetSession } from './ports/sign-in-store.ts';
import { openSigned } from './secrets.ts';

/** How long an answer of the CRM on who may read what is believed: one minute. */
const believedMs = 60_000;
/** Most answers kept. */
const mostAnswers = 10_000;

/** Who asks, once that is certain. */
export interface Viewer {
  organizationId: string;
  userId: string;
}

/**
 * Says who a bearer belongs to, and whether that person may see an account: by asking the CRM as that person, since no
 * id that a browser sends proves anything. Throws `not-signed-in`, or `not-allowed`.
 */
export function createAuthorizeAccount({
  store,
  identity,
  clock,
  secretKey,
}: Pick<AppDependencies, 'store' | 'identity' | 'clock' | 'secretKey'>) {
  const answers = new Map<string, { mayRead: boolean; until: number }>();

  return async function authorizeAccount(bearer: string, accountId: string): Promise<Viewer> {
    const now = clock.now();
    const claims = openSigned<BearerClaims>(secretKey, 'bearer', bearer, now);
    if (!claims) throw new AppError('not-signed-in');
    const session = await store.signIns.findSession(claims.sessionHash, now);
    if (!session || session.accessTokenExpiresAt <= now) throw new AppError('not-signed-in');
    if (!(await mayRead(claims.sessionHash, session, accountId))) {
      throw new AppError('not-allowed', 'account');
    }
    return { organizationId: session.organizationId, userId: session.userId };
  };

  async function mayRead(
    sessionHash: string,
    session: WidgetSession,
    accountId: string,
  ): Promise<boolean> {
    const key = `${sessionHash}/${accountId}`;
    const now = clock.now();
    const known = answers.get(key);
    if (known && known.until > now) return known.mayRead;
    const answer = await identity.mayReadAccount(session, accountId);
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(key, { mayRead: answer, until: now + believedMs });
    return answer;
  }
}
