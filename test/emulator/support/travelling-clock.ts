import type { Clock } from '../../../src/emulator/clock.ts';

/** A clock that stands still until it is told to go on. */
export interface TravellingClock extends Clock {
  travel(milliseconds: number): void;
}

/** A clock that begins at an instant. */
export function aClock(from = '2026-03-02T09:00:00+08:00'): TravellingClock {
  let now = Date.parse(from);
  return {
    now: () => now,
    travel: (milliseconds) => {
      now += milliseconds;
    },
  };
}

export const seconds = 1000;
export const minutes = 60 * seconds;
export const hours = 60 * minutes;
export const days = 24 * hours;
