import type { Clock } from '../app/ports/clock.ts';

/** How long work that failed is left alone at first, and at most. */
const firstPauseMs = 1000;
const longestPauseMs = 10 * 60_000;

/** Which work rests after a failure: each time longer, so that a CRM in trouble is not hammered. */
export interface Pauses {
  /** Whether a piece of work of an organization rests now. */
  rests(organizationId: string, work: string): boolean;
  /** Lets a piece of work rest, twice as long as the last time. Answers how long, in milliseconds. */
  begin(organizationId: string, work: string): number;
  /** Something was done for the organization: nothing of it needs to rest any more. */
  end(organizationId: string): void;
}

/** Nothing rests yet. */
export function createPauses(clock: Clock): Pauses {
  const pauses = new Map<string, Map<string, { until: number; length: number }>>();

  return {
    rests(organizationId, work) {
      const pause = pauses.get(organizationId)?.get(work);
      return pause !== undefined && pause.until > clock.now();
    },
    begin(organizationId, work) {
      const ofOrganization = pauses.get(organizationId) ?? new Map();
      const last = ofOrganization.get(work)?.length;
      const length = last === undefined ? firstPauseMs : Math.min(longestPauseMs, 2 * last);
      ofOrganization.set(work, { until: clock.now() + length, length });
      pauses.set(organizationId, ofOrganization);
      return length;
    },
    end(organizationId) {
      pauses.delete(organizationId);
    },
  };
}
