import type { Assessment } from '../classification/explain-subject.ts';
import type { Day } from '../day.ts';
import { unknown } from '../dimensions/dimension.ts';
import { capContacts } from './cap-contacts.ts';
import { describeCadence } from './describe-cadence.ts';
import { explainPlay } from './explain-play.ts';
import { type Answers, answersOf, matchPlay } from './match-play.ts';
import { nameCondition } from './name-condition.ts';
import { pickCard } from './pick-card.ts';
import { headingFrom } from './play.ts';
import { enteredOn, eventsOf, type PlayTiming, schedulePlay } from './schedule-play.ts';
import { type MatchedPlay, settleConflicts } from './settle-conflicts.ts';
import { standardPlays } from './standard-plays.ts';
import type { ComposedPlay, PlayState, Strategy, StrategyContext } from './strategy.ts';

/**
 * How to manage an account: the plays that its classes call for, contradictions settled, in the order in which to do
 * them. Open plays come first, by priority; then those that wait, the soonest first; then those that are done.
 *
 * Days of purchases are read from the lifecycle's evidence, so without a lifecycle there are none.
 *
 * @param assessments the account's classes, overrides applied, in the order of the dimensions
 */
export function composeStrategy(
  assessments: readonly Assessment[],
  { asOf, policy, plays = standardPlays, history = {} }: StrategyContext,
): Strategy {
  const answers = answersOf(assessments);
  const events = eventsOf(answers, history);
  const matched: MatchedPlay[] = [];
  for (const play of plays) {
    const conditions = matchPlay(play, answers);
    if (conditions) matched.push({ play, conditions });
  }
  const { kept, leftOut } = settleConflicts(matched);
  kept.sort((a, b) => b.play.priority - a.play.priority);
  const timed = kept.map(({ play, conditions }) => {
    const entered = enteredOn(conditions, history);
    const done = history.doneOn?.[play.id];
    const timing = schedulePlay(play, { asOf, events, entered, done });
    return { play, conditions, timing };
  });
  const ordered = capContacts(timed.sort(byUrgency)).sort(byUrgency);
  const onCard = new Set(pickCard(ordered.filter(({ timing }) => timing.state !== 'done')));

  return {
    position: positionOf(answers, policy),
    plays: ordered.map((match) => composePlay(match, policy, onCard.has(match))),
    leftOut,
    headings: pickCard(kept.filter(isStanding)).map(({ play }) => play.title),
    nextChangeOn: earliest(timed.map(({ timing }) => timing.changesOn)),
  };
}

interface TimedPlay extends MatchedPlay {
  timing: PlayTiming;
}

function composePlay(
  { play, conditions, timing }: TimedPlay,
  policy: StrategyContext['policy'],
  isOnCard: boolean,
): ComposedPlay {
  const { id, purpose, title, what, who, cadence, priority, taskDueInDays } = play;
  return {
    id,
    purpose,
    title,
    what,
    why: explainPlay(conditions, policy),
    who,
    cadence: describeCadence(cadence),
    state: timing.state,
    dueOn: timing.dueOn,
    isDated: timing.dueOn !== undefined && cadence.kind !== 'every',
    priority,
    isOnCard,
    task: taskDueInDays === undefined ? undefined : { subject: title, dueInDays: taskDueInDays },
  };
}

const places: Readonly<Record<PlayState, number>> = { open: 0, waiting: 1, done: 2 };

/** Sorting is stable, so that plays of equal standing keep the order of the library. */
function byUrgency(a: TimedPlay, b: TimedPlay): number {
  const place = places[a.timing.state] - places[b.timing.state];
  if (place !== 0) return place;
  if (a.timing.state === 'waiting' && a.timing.dueOn !== b.timing.dueOn) {
    return (a.timing.dueOn ?? Infinity) - (b.timing.dueOn ?? Infinity);
  }
  return b.play.priority - a.play.priority;
}

/** Whether a play says how the account is managed, and not what follows one purchase or occasion. */
function isStanding({ play: { cadence, priority } }: MatchedPlay): boolean {
  if (priority < headingFrom) return false;
  return cadence.kind === 'after' ? cadence.event === 'class-entered' : cadence.kind !== 'on';
}

function positionOf(answers: Answers, policy: StrategyContext['policy']) {
  return ['tier', 'lifecycle', 'value-type'].flatMap((dimension) => {
    const answer = answers.get(dimension);
    return answer && answer.value !== unknown ? [nameCondition(answer, policy).label] : [];
  });
}

function earliest(days: readonly (Day | undefined)[]): Day | undefined {
  const known = days.filter((day) => day !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
}
