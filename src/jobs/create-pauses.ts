import type { Clock } from '../app/ports/clock.ts';

/** How long work that failed is left alone at first, and at most. */
const firstPauseMs = 1000;
const longestPauseMs = 10 * 60_000;

/** Which work rests after a failure: each time longer, so that a CRM in trouble is not hammered. */
export interface Pauses {
  /** Whether a piece of work of an organization rests now. */
  rests(organizationId: string, work: string): boolean;
  /** Lets a piece of work rest, twice as long as the last time but for luck. Answers how long, in milliseconds. */
  begin(organizationId: string, work: string): number;
  /**
   * A piece of work was done: it needs to rest no more. Other work of the organization may be tried again at once, since
   * what troubled it may be over; but only once, lest work that fails for a reason of its own be tried as often as other
   * work succeeds.
   */
  end(organizationId: string, work: string): void;
}

interface Pause {
  until: number;
  length: number;
  /** Whether it failed again although other work had succeeded. */
  hasOwnTrouble: boolean;
  /** Whether it was cut short because other work succeeded. */
  isCutShort: boolean;
}

/**
 * Nothing rests yet.
 *
 * @param luck the part of a pause that is kept, up to 1: spreads what failed for many organizations at once
 */
export function createPauses(clock: Clock, luck: () => number = () => 1): Pauses {
  const pauses = new Map<string, Map<string, Pause>>();

  return {
    rests(organizationId, work) {
      const pause = pauses.get(organizationId)?.get(work);
      return pause !== undefined && pause.until > clock.now();
    },
    begin(organizationId, work) {
      const ofOrganization = pauses.get(organizationId) ?? new Map<string, Pause>();
      const last = ofOrganization.get(work);
      const length = last ? Math.min(longestPauseMs, 2 * last.length) : firstPauseMs;
      const hasOwnTrouble = last !== undefined && (last.hasOwnTrouble || last.isCutShort);
      const kept = Math.round(length * luck());
      const until = clock.now() + kept;
      ofOrganization.set(work, { until, length, hasOwnTrouble, isCutShort: false });
      pauses.set(organizationId, ofOrganization);
      return kept;
    },
    end(organizationId, work) {
      const ofOrganization = pauses.get(organizationId);
      ofOrganization?.delete(work);
      for (const [other, pause] of ofOrganization ?? []) {
        if (pause.hasOwnTrouble) continue;
        ofOrganization?.set(other, { ...pause, until: clock.now(), isCutShort: true });
      }
      if (ofOrganization?.size === 0) pauses.delete(organizationId);
    },
  };
}
