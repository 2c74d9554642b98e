/** Where the present comes from, so that tests and replays can choose it. */
export interface Clock {
  /** The present instant in epoch milliseconds. */
  now(): number;
}
