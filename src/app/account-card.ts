import type { Language } from '../core/text.ts';

/**
 * Everything the widget shows of one account, in one language: plain texts, ready to be drawn. Dates and amounts are
 * written as people write them, `asOf` excepted.
 */
export interface AccountCard {
  account: { id: string; name: string };
  language: Language;
  /** ISO date the classes hold for. */
  asOf: string;
  policyVersion: string;
  classes: CardClass[];
  /** In order; the first one, unless it waits, is the next action. */
  strategy: { plays: CardPlay[] };
  deals: CardDeals;
  /** Accounts of the same group that the viewer may see, this one left out. */
  group: { id: string; name: string }[];
}

/** One class with everything that explains it. */
export interface CardClass {
  dimension: string;
  title: string;
  /** The class in force: the override where there is one. */
  value: string;
  label: string;
  /** `#rrggbb`. */
  colour: string;
  isProvisional: boolean;
  /** 0 to 1. */
  confidence: number;
  /** Why the computed class is what it is, a person's choice notwithstanding. */
  reason: string;
  evidence: { label: string; text: string }[];
  /** What would move it to another class; `null` when nothing in sight does, or a person chose it. */
  distance: string | null;
  /** A person's class that stands above the computed one. */
  override: { computedLabel: string; why: string; until: string | null } | null;
  /** The last change. */
  change: { fromLabel: string; on: string; cause: string } | null;
}

/** One thing to do. */
export interface CardPlay {
  id: string;
  title: string;
  what: string;
  /** The rule that brought it here, and the sentence it rests on. */
  why: { rule: string; reason: string };
  who: string;
  when: string;
  /** Whether it is among the few to show first. */
  isOnCard: boolean;
  /** Whether it is not to be done yet. */
  isWaiting: boolean;
  /** Whether its last day has passed. */
  isOverdue: boolean;
}

/** Deals counted, and deals left out with the reason. */
export interface CardDeals {
  counted: number;
  /** The latest counted deals, newest first. */
  latest: { id: string; name: string; on: string; amount: string }[];
  excluded: { reason: string; count: number }[];
}
