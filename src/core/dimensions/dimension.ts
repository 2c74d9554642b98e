import type { Calibration } from '../calibration/calibration.ts';
import type { Day } from '../day.ts';
import type { AccountFacts, HomeFacts } from '../facts.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import type { Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { HeldClass } from '../stability/held-class.ts';
import type { Text } from '../text.ts';

/** One class of a dimension, as people see it. */
export interface ClassDefinition<Id extends string = string> {
  id: Id;
  label: Text;
  /** Badge colour, `#rrggbb`, dark enough for white text. */
  colour: string;
}

/** One account as dimensions see it: facts about the company and measures of its deals. */
export interface Subject {
  account: AccountFacts;
  /** Measures of the account's own deals. */
  own: AccountMeasures;
  /** Measures of all deals of the account's group; the same object as `own` for an account without a group. */
  group: AccountMeasures;
  /** Classes by the rules alone, by dimension id; those decided before this one. */
  classes: Record<string, string | undefined>;
  /** Better classes that the account keeps, by dimension id. */
  held?: Readonly<Record<string, HeldClass>>;
}

/** Under which a subject is classified; nothing in it belongs to another account. */
export interface Context {
  asOf: Day;
  policy: Policy;
  /** The one in force. */
  calibration: Calibration;
  /** Those before it under the same policy, oldest first: classes are held over them. */
  earlier?: readonly Calibration[];
  /** What is known of the organization itself. */
  home?: HomeFacts | undefined;
}

/** One fact a class rests on. */
export interface Evidence {
  /** What was measured, kebab-case (`monetary`, `silence`); labels are in `evidence-labels`. */
  id: string;
  /** A number in the unit, an ISO date, a text as it stands in the CRM, or `null` when not known. */
  value: number | string | null;
  unit: EvidenceUnit;
}

/** How an evidence value is to be read. */
export type EvidenceUnit =
  | 'money'
  | 'days'
  | 'deals'
  | 'occasions'
  | 'score'
  | 'share'
  | 'ratio'
  | 'products'
  | 'heads'
  | 'cases'
  | 'text'
  | 'date'
  | 'class';

/** What would move the account to another class. */
export interface Distance {
  /** The class it would move to. */
  to: string;
  /** What has to change. */
  measure: 'won-amount' | 'won-deals' | 'silence-days';
  /** By how much, in the measure's unit. */
  amount: number;
  /** ISO date up to which this holds (before a counted deal slides out of the window), or on which time alone does it; `null` when open. */
  by: string | null;
  /** How many calibrations have to confirm it before it takes effect; absent where it does at once. */
  confirmations?: number;
}

/** Why a class was decided. */
export interface Explanation {
  /** What the rule said before guards, stability and overrides; defaults to the class itself. */
  raw?: string;
  /** Share of the measures the rule wants that were present, 0 to 1. */
  confidence: number;
  /** Whether too little is known for the class to be final. */
  isProvisional: boolean;
  /** One sentence. */
  reason: Message;
  /** One sentence more that holds ages (“silent 210 days”): for screens, never written to the CRM. */
  aside?: Message;
  evidence: Evidence[];
  distanceToNext: Distance | null;
  /** More that belongs to this dimension alone (RFM's three scores). */
  details?: Record<string, unknown>;
}

/** The answer of a dimension that cannot tell; the reason names the missing fact. */
export const unknown = 'unknown';

/** One axis of judgement: a class per account, and why. One file each, listed in the registry. */
export interface Dimension {
  /** Kebab-case, the file's name. */
  readonly id: string;
  readonly title: Text;
  /** One sentence on what it answers. */
  readonly description: Text;
  /** Every class it can answer except `unknown`, best or first first. Depends on the policy where ladders do. */
  classes(policy: Policy): readonly ClassDefinition[];
  /** Dimensions whose class it reads from {@link Subject.classes}. */
  readonly after: readonly string[];
  /**
   * The class of the account, or {@link unknown}. A pure function of its arguments that allocates nothing: it runs
   * for millions of accounts.
   */
  classify(subject: Subject, context: Context): string;
  /** Why {@link classify} answered `value`. */
  explain(subject: Subject, context: Context, value: string): Explanation;
}
