import type { Day } from '../day.ts';
import type { Evidence } from '../dimensions/dimension.ts';
import type { Message } from '../messages/message.ts';
import type { Policy } from '../policy/policy.ts';
import type { Text } from '../text.ts';
import type { Play } from './play.ts';
import type { RoleId } from './roles.ts';

/** What a strategy is composed under, beside the account's classes. */
export interface StrategyContext {
  asOf: Day;
  policy: Policy;
  /** The organization's plays; those that come with the product when absent. */
  plays?: readonly Play[] | undefined;
  history?: StrategyHistory | undefined;
}

/** What is known of the account's past with us. Without it plays are advice without dates; nothing is presumed done. */
export interface StrategyHistory {
  /**
   * Dimension id → day on which the account entered its class. Never before the day on which the organization began to
   * follow strategies, or every step would be overdue on that day.
   */
  enteredOn?: Readonly<Record<string, Day>> | undefined;
  /** Play id → day on which its task was last closed. */
  doneOn?: Readonly<Record<string, Day>> | undefined;
  lastFeedbackOn?: Day | undefined;
}

/**
 * How a play stands: `open` is to be done now or by its date; `waiting` was done for this time or waits for its event or
 * occasion; `done` is over until the account enters the class again.
 */
export type PlayState = 'open' | 'waiting' | 'done';

/** A play as it applies to one account. */
export interface ComposedPlay {
  id: string;
  purpose: Play['purpose'];
  title: Text;
  what: Text;
  why: PlayReason;
  who: RoleId;
  /** How often or by when, as a rule. */
  cadence: Message;
  state: PlayState;
  /** Last day to do it, where the facts give one; may lie in the past for a step that is overdue. */
  dueOn: Day | undefined;
  /** Whether the date follows from something that happened to the account, not from a rhythm of ours. */
  isDated: boolean;
  priority: number;
  /** Whether it is among the few a rep sees first. */
  isOnCard: boolean;
  /** Subject of the follow-up task and the days it leaves; absent for a standing rule. */
  task: { subject: Text; dueInDays: number } | undefined;
}

/** Why a play is there: the rule that holds, and the evidence of the most telling class in it. */
export interface PlayReason {
  rule: Message;
  /** `undefined` for a play that applies to every account. */
  evidence: PlayEvidence | undefined;
}

/** What the most telling class of a play's rule rests on. */
interface PlayEvidence {
  dimension: string;
  class: string;
  reason: Message;
  facts: readonly Evidence[];
}

/** A play that would apply but has no place beside another. */
export interface LeftOutPlay {
  id: string;
  title: Text;
  /** Id of the play that rules it out. */
  ruledOutBy: string;
}

/** How to manage one account: what to do, in order. The first play is the next action. */
export interface Strategy {
  /** The account's tier, lifecycle and value type in words, unknown ones left out. */
  position: readonly Text[];
  plays: readonly ComposedPlay[];
  leftOut: readonly LeftOutPlay[];
  /** The headings of the standing strategy, whatever is due today; they change with the classes only. */
  headings: readonly Text[];
  /** The next day on which time alone changes what is open; `undefined` when only events do. */
  nextChangeOn: Day | undefined;
}
