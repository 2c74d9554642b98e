/** Where the emulator reads the time; a test hands in its own to let an hour pass in no time. */
export interface Clock {
  /** The present instant in epoch milliseconds. */
  now(): number;
}

/** The clock of this machine. */
export const systemClock: Clock = { now: () => Date.now() };
