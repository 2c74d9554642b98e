import { formatDay } from '../day.ts';
import type { Evidence } from '../dimensions/dimension.ts';
import type { Message } from '../messages/message.ts';
import { renderMessage } from '../messages/render-message.ts';
import type { Text } from '../text.ts';
import { nextAction } from './next-action.ts';
import { roleLabels } from './roles.ts';
import type { ComposedPlay, LeftOutPlay, PlayState, Strategy } from './strategy.ts';
import { strategySummary } from './strategy-summary.ts';

/** A strategy as it leaves the core: sentences rendered in both languages, days as ISO dates. */
export interface StrategyJson {
  nextAction: Text;
  summary: Text;
  plays: PlayJson[];
  leftOut: LeftOutPlay[];
  /** ISO date on which time alone changes what is open. */
  nextChangeOn: string | null;
}

/** A composed play as it leaves the core. */
interface PlayJson {
  id: string;
  purpose: string;
  title: Text;
  what: Text;
  why: { rule: Text; evidence: EvidenceJson | null };
  who: { id: string } & Text;
  /** How often or by when in words, and the last day as an ISO date where the facts give one. */
  by: { date: string | null } & Text;
  state: PlayState;
  priority: number;
  isOnCard: boolean;
  task: { subject: Text; dueInDays: number } | null;
}

/** What the most telling class of a play's rule rests on. */
interface EvidenceJson {
  dimension: string;
  class: string;
  reason: Text;
  facts: readonly Evidence[];
}

/**
 * A strategy as plain data.
 *
 * @param currency ISO 4217 code of the organization's home currency; without one amounts are bare numbers
 */
export function strategyJson(strategy: Strategy, currency?: string): StrategyJson {
  return {
    nextAction: nextAction(strategy),
    summary: strategySummary(strategy),
    plays: strategy.plays.map((play) => playJson(play, currency)),
    leftOut: [...strategy.leftOut],
    nextChangeOn: isoDate(strategy.nextChangeOn),
  };
}

function playJson(play: ComposedPlay, currency?: string): PlayJson {
  const { id, purpose, title, what, why, who, cadence, dueOn, state, priority, isOnCard } = play;
  return {
    id,
    purpose,
    title,
    what,
    why: {
      rule: inBoth(why.rule, currency),
      evidence: why.evidence
        ? { ...why.evidence, reason: inBoth(why.evidence.reason, currency) }
        : null,
    },
    who: { id: who, ...roleLabels[who] },
    by: { date: isoDate(dueOn), ...inBoth(cadence, currency) },
    state,
    priority,
    isOnCard,
    task: play.task ?? null,
  };
}

function inBoth(message: Message, currency?: string): Text {
  return {
    en: renderMessage(message, 'en', currency),
    zh: renderMessage(message, 'zh', currency),
  };
}

function isoDate(day: number | undefined): string | null {
  return day === undefined ? null : formatDay(day);
}
