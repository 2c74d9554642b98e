import type { Day } from '../day.ts';
import type { Play } from './play.ts';

/** Days that lie between two contacts without business in hand: about one a month, or care becomes a nuisance. */
export const contactCapDays = 30;

/** A play with the day it is due. */
interface TimedPlay {
  play: Play;
  timing: { dueOn: Day | undefined };
}

/**
 * Spreads contacts so that any two of them are due at least {@link contactCapDays} apart. Steps that an event dates come
 * first, in the order of the list; then those of a rhythm, the earliest first. Contacts that follow or precede a purchase
 * are exempt: the customer expects them.
 */
export function capContacts<T extends TimedPlay>(plays: readonly T[]): T[] {
  const capped = plays.flatMap(({ play, timing: { dueOn } }) =>
    dueOn === undefined || !isCapped(play) ? [] : [{ play, dueOn }],
  );
  const dated = capped.filter(({ play }) => play.cadence.kind === 'after');
  const rhythmic = capped.filter(({ play }) => play.cadence.kind === 'every');
  rhythmic.sort((a, b) => a.dueOn - b.dueOn);

  const taken: Day[] = [];
  const dayOf = new Map<string, Day>();
  for (const { play, dueOn } of [...dated, ...rhythmic]) {
    const free = firstFree(dueOn, taken);
    taken.push(free);
    dayOf.set(play.id, free);
  }
  return plays.map((timed) => {
    const dueOn = dayOf.get(timed.play.id);
    return dueOn === undefined ? timed : { ...timed, timing: { ...timed.timing, dueOn } };
  });
}

/** Whether the contact cap holds for a play. */
export function isCapped({ involves = [], cadence }: Play): boolean {
  if (!involves.includes('contact')) return false;
  return (
    cadence.kind === 'every' || (cadence.kind === 'after' && cadence.event === 'class-entered')
  );
}

function firstFree(wanted: Day, taken: readonly Day[]): Day {
  let day = wanted;
  for (const other of [...taken].sort((a, b) => a - b)) {
    if (Math.abs(day - other) < contactCapDays) day = other + contactCapDays;
  }
  return day;
}
