import type { AppDependencies } from './dependencies.ts';
import { AppError, isAppError } from './errors.ts';
import type { BearerClaims } from './open-session.ts';
import type { WidgetSession } from './ports/sign-in-store.ts';
import { openSigned } from './secrets.ts';

/** How long an answer of the CRM on who may read what is believed: one minute. */
const believedMs = 60_000;
/** Most answers kept. */
const mostAnswers = 10_000;
/** Most accounts the CRM is asked about in one call. */
const mostIds = 50;

/** Who asks, once that is certain. */
export interface Viewer {
  organizationId: string;
  userId: string;
  /** Which of some accounts, 50 at most, this person may read; what lies beyond is left out. */
  readable(accountIds: string[]): Promise<string[]>;
}

/**
 * Says who a bearer belongs to, and whether that person may see an account: by asking the CRM as that person, since no
 * id that a browser sends proves anything.
 *
 * @throws AppError `not-signed-in`, `not-allowed`, `organization-not-connected`
 */
export function createAuthorizeAccount({
  store,
  identity,
  clock,
  secretKey,
}: Pick<AppDependencies, 'store' | 'identity' | 'clock' | 'secretKey'>) {
  const believe = createBeliefs(clock);

  return async function authorizeAccount(bearer: string, accountId: string): Promise<Viewer> {
    const now = clock.now();
    const claims = openSigned<BearerClaims>(secretKey, 'bearer', bearer, now);
    if (!claims) throw new AppError('not-signed-in');
    const { sessionHash } = claims;
    const session = await store.signIns.findSession(sessionHash, now);
    if (!session) throw new AppError('not-signed-in');
    const mayRead = await believe(`may read/${sessionHash}/${accountId}`, async () => {
      await requireConnected(session.organizationId);
      return asPerson(identity.mayReadAccount(session, accountId));
    });
    if (!mayRead) throw new AppError('not-allowed', 'account');
    const { organizationId, userId } = session;
    return { organizationId, userId, readable: (ids) => readable(sessionHash, session, ids) };
  };

  /** Nothing is asked of the CRM of an organization that has left. */
  async function requireConnected(organizationId: string): Promise<void> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
  }

  async function readable(
    sessionHash: string,
    session: WidgetSession,
    accountIds: string[],
  ): Promise<string[]> {
    const asked = accountIds.slice(0, mostIds);
    if (asked.length === 0) return [];
    return believe(`readable/${sessionHash}/${asked.join()}`, () =>
      asPerson(identity.readableAccounts(session, asked)),
    );
  }
}

/** A token that Zoho takes no more ends the session of the person it belongs to; nothing is wrong with the organization. */
async function asPerson<Answer>(asking: Promise<Answer>): Promise<Answer> {
  try {
    return await asking;
  } catch (error) {
    if (isAppError(error, 'crm-access-revoked')) throw new AppError('not-signed-in');
    throw error;
  }
}

/** Remembers answers for a while; whoever asks the same meanwhile waits for the same answer. */
function createBeliefs(clock: AppDependencies['clock']) {
  const beliefs = new Map<string, { answer: Promise<unknown>; until: number }>();

  return async function believe<Answer>(
    question: string,
    ask: () => Promise<Answer>,
  ): Promise<Answer> {
    const now = clock.now();
    const known = beliefs.get(question);
    if (known && known.until > now) return known.answer as Promise<Answer>;
    if (beliefs.size >= mostAnswers) beliefs.clear();
    const answer = ask();
    beliefs.set(question, { answer, until: now + believedMs });
    // Nobody believes a failure.
    answer.catch(() => beliefs.delete(question));
    return answer;
  };
}
