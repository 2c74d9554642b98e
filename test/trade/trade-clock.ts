import type { Clock } from '../../src/emulator/clock.ts';

/** How simulated time runs: at `realAt` it was `simulatedAt`, and since then it has passed `rate` times as fast. */
export interface Pace {
  realAt: number;
  simulatedAt: number;
  rate: number;
}

/** A clock that several processes share: they agree on the machine's and on a {@link Pace}. */
export interface TradeClock extends Clock {
  readonly pace: Pace;
  /** Lets a while pass in no time. */
  advance(milliseconds: number): void;
  /** Runs so many times as fast as the machine's from now on. */
  hurry(rate: number): void;
}

/** A clock that begins at an instant, as fast as the machine's. */
export function createTradeClock(simulatedAt: number): TradeClock {
  let pace: Pace = { realAt: Date.now(), simulatedAt, rate: 1 };
  const now = () => pace.simulatedAt + (Date.now() - pace.realAt) * pace.rate;
  return {
    now,
    get pace() {
      return pace;
    },
    advance(milliseconds) {
      pace = { ...pace, realAt: Date.now(), simulatedAt: now() + milliseconds };
    },
    hurry(rate) {
      pace = { realAt: Date.now(), simulatedAt: now(), rate };
    },
  };
}
