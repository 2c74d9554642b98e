import { type Day, parseDay } from '../day.ts';
import { gapsUntilMissed } from '../rhythm/is-missed.ts';
import { isCapped } from './cap-contacts.ts';
import type { Answers, MatchedCondition } from './match-play.ts';
import type { Play } from './play.ts';
import type { PlayState, StrategyHistory } from './strategy.ts';

/** When a play is to be done and how it stands on a day. */
export interface PlayTiming {
  state: PlayState;
  dueOn: Day | undefined;
  /** The day on which time alone changes the state. */
  changesOn?: Day;
}

/** What is known of when an account does things; absent when not known. */
export interface AccountEvents {
  purchase?: Day | undefined;
  feedback?: Day | undefined;
  /** Days between purchases by the account's own rhythm; absent before its second purchase. */
  usualGapDays?: number | undefined;
}

/** A recurring play that was done opens again this many days before it is due, or half its period if that is shorter. */
const reopensDaysBefore = 14;
/** The step before an expected purchase opens this many days before it is due. */
const opensDaysBefore = 30;
/** A rhythm must be this many times as long as the step's lead, or there is nothing to prepare for. */
const leadsPerGap = 3;

/** The account's events, as the evidence of its lifecycle and its history tell them. */
export function eventsOf(answers: Answers, history: StrategyHistory): AccountEvents {
  const facts = new Map(
    answers.get('lifecycle')?.assessment.evidence.map(({ id, value }) => [id, value]),
  );
  const last = facts.get('last-purchase');
  const gap = facts.get('typical-gap');
  const hasRhythm = Number(facts.get('occasions')) >= 2 && typeof gap === 'number';
  return {
    purchase: typeof last === 'string' ? parseDay(last) : undefined,
    feedback: history.lastFeedbackOn,
    usualGapDays: hasRhythm ? gap : undefined,
  };
}

/** The day on which the last of a play's conditions came true, as far as the history tells. */
export function enteredOn(
  conditions: readonly MatchedCondition[],
  history: StrategyHistory,
): Day | undefined {
  const days = conditions.flatMap(
    ({ assessment }) => history.enteredOn?.[assessment.dimension] ?? [],
  );
  return days.length === 0 ? undefined : Math.max(...days);
}

/** What the timing of a play rests on. */
export interface PlayMoment {
  asOf: Day;
  events: AccountEvents;
  /** The day the account entered the play's classes. */
  entered?: Day | undefined;
  /** The day the play's task was last closed. */
  done?: Day | undefined;
}

/** When a play is to be done, and how it stands. */
export function schedulePlay(play: Play, moment: PlayMoment): PlayTiming {
  const { cadence } = play;
  const { asOf, done } = moment;
  switch (cadence.kind) {
    case 'after':
      if (cadence.event === 'class-entered') return afterEntering(cadence.days, moment);
      if (cadence.event === 'missed-purchase') return afterMissed(cadence.days, moment);
      return afterEvent(cadence, moment, moment.events[cadence.event]);
    case 'before':
      return beforeExpected(cadence.days, moment);
    case 'every':
      if (done !== undefined) return doneBefore(cadence.days, asOf, done);
      return { state: 'open', dueOn: firstTime(play, cadence.days, moment) };
    case 'on':
      return waiting;
  }
}

const waiting: PlayTiming = { state: 'waiting', dueOn: undefined };

function afterEntering(days: number, { entered, done }: PlayMoment): PlayTiming {
  if (done !== undefined && (entered === undefined || done >= entered)) {
    return { state: 'done', dueOn: undefined };
  }
  return { state: 'open', dueOn: entered === undefined ? undefined : entered + days };
}

/** Open from the event until its last day: a thank-you that comes late is none. */
function afterEvent(
  { days, restDays = 1 }: { days: number; restDays?: number | undefined },
  { asOf, done, events }: PlayMoment,
  event: Day | undefined,
): PlayTiming {
  if (event === undefined || asOf > event + days) return waiting;
  if (events.usualGapDays !== undefined && events.usualGapDays < restDays) return waiting;
  if (done !== undefined && event < done + restDays) return waiting;
  return { state: 'open', dueOn: event + days, changesOn: event + days + 1 };
}

/** Open shortly before the usual day of buying until that day has passed. */
function beforeExpected(days: number, moment: PlayMoment): PlayTiming {
  const { purchase, usualGapDays } = moment.events;
  if (purchase === undefined || usualGapDays === undefined) return waiting;
  const expectedOn = purchase + Math.round(usualGapDays);
  const isTooQuick = usualGapDays < leadsPerGap * days;
  if (isTooQuick || moment.asOf > expectedOn || isDoneSincePurchase(moment)) return waiting;
  const dueOn = expectedOn - days;
  const opensOn = dueOn - opensDaysBefore;
  return moment.asOf < opensOn
    ? { state: 'waiting', dueOn, changesOn: opensOn }
    : { state: 'open', dueOn, changesOn: expectedOn + 1 };
}

/** Open once a purchase counts as missed, until the account buys. */
function afterMissed(days: number, moment: PlayMoment): PlayTiming {
  const { purchase, usualGapDays } = moment.events;
  if (purchase === undefined || usualGapDays === undefined) return waiting;
  if (isDoneSincePurchase(moment)) return waiting;
  const missedOn = purchase + Math.round(gapsUntilMissed * usualGapDays);
  return moment.asOf < missedOn
    ? { state: 'waiting', dueOn: undefined, changesOn: missedOn }
    : { state: 'open', dueOn: missedOn + days };
}

function isDoneSincePurchase({ events: { purchase }, done }: PlayMoment): boolean {
  return done !== undefined && (purchase === undefined || done > purchase);
}

/**
 * The first time of something recurring: contacts keep their distance from the last purchase, work is due one period
 * after entering the class.
 */
function firstTime(play: Play, days: number, { asOf, events, entered }: PlayMoment) {
  if (!isCapped(play)) return entered === undefined ? undefined : entered + days;
  const start = events.purchase ?? entered;
  if (start === undefined) return undefined;
  return start + days * Math.max(1, Math.ceil((asOf - start) / days));
}

function doneBefore(days: number, asOf: Day, done: Day): PlayTiming {
  const dueOn = done + days;
  const opensOn = dueOn - Math.min(reopensDaysBefore, Math.floor(days / 2));
  return asOf < opensOn
    ? { state: 'waiting', dueOn, changesOn: opensOn }
    : { state: 'open', dueOn };
}
