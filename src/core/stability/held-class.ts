import type { Day } from '../day.ts';

/** A class that an account keeps although the rule alone now says a lower one. */
export interface HeldClass {
  /** The class it keeps. */
  value: string;
  /** Calibrations in a row that have found it clearly below its class, and how many it takes. */
  confirmed: number;
  needed: number;
  /** The first day on which it may fall; `null` while it is within the margin, where nothing counts against it. */
  until: Day | null;
}
