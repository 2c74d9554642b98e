import { AppError } from '../app/errors.ts';
import type { Clock } from '../app/ports/clock.ts';

/**
 * Calls of one organization that are under way at once: what the smallest edition allows, which also stays beneath the ten
 * that every edition allows of costly ones (COQL, sorted readings, large writes).
 * https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html
 */
const callsAtOnce = 5;
/** How long an organization is left alone after the first refusal, and at most. */
const firstRestMs = 500;
const longestRestMs = 5 * 60_000;

/** Keeps the calls of each organization to what Zoho bears. */
export interface CallGate {
  /**
   * Makes a call once there is room for it.
   *
   * @param isThrottled whether Zoho asked to slow down
   * @throws AppError `crm-rate-limited` while the organization is left alone
   */
  through<Answer>(
    organizationId: string,
    call: () => Promise<Answer>,
    isThrottled: (ending: { answer: Answer } | { error: unknown }) => boolean,
  ): Promise<Answer>;
}

/** How an organization stands with Zoho. */
interface Standing {
  underWay: number;
  waiting: (() => void)[];
  /** Refusals since the last answer. */
  refusals: number;
  restsUntil: number;
}

/**
 * A gate for each organization. Zoho does not say how long to stay away: each refusal in a row doubles it, and luck
 * spreads the calls of many organizations that were refused together.
 *
 * @param luck a number from 0 to 1
 */
export function createCallGate(clock: Clock, luck: () => number): CallGate {
  const standings = new Map<string, Standing>();

  function standingOf(organizationId: string): Standing {
    const known = standings.get(organizationId);
    if (known) return known;
    const fresh = { underWay: 0, waiting: [], refusals: 0, restsUntil: 0 };
    standings.set(organizationId, fresh);
    return fresh;
  }

  /** Calls that were under way together when Zoho refused count once. */
  function note(standing: Standing, isThrottled: boolean): void {
    if (!isThrottled) {
      if (standing.restsUntil <= clock.now()) standing.refusals = 0;
      return;
    }
    if (standing.restsUntil > clock.now()) return;
    const restMs = Math.min(longestRestMs, firstRestMs * 2 ** standing.refusals);
    standing.refusals += 1;
    standing.restsUntil = clock.now() + restMs * (0.5 + luck() / 2);
  }

  return {
    async through(organizationId, call, isThrottled) {
      const standing = standingOf(organizationId);
      while (standing.underWay >= callsAtOnce) {
        await new Promise<void>((resolve) => standing.waiting.push(resolve));
      }
      if (standing.restsUntil > clock.now()) {
        standing.waiting.shift()?.();
        throw new AppError('crm-rate-limited');
      }
      standing.underWay += 1;
      try {
        const answer = await call();
        note(standing, isThrottled({ answer }));
        return answer;
      } catch (error) {
        note(standing, isThrottled({ error }));
        throw error;
      } finally {
        standing.underWay -= 1;
        standing.waiting.shift()?.();
      }
    },
  };
}
