/** Lets one in at a time, in order of arrival. */
export interface Turnstile {
  /** Resolves when it is the caller's turn. */
  enter(): Promise<void>;
  /** Ends the turn of whoever is in. */
  leave(): void;
}

/** A turnstile with nobody in it. */
export function createTurnstile(): Turnstile {
  const waiting: (() => void)[] = [];
  let isTaken = false;

  return {
    async enter() {
      if (isTaken) await new Promise<void>((resolve) => waiting.push(resolve));
      isTaken = true;
    },
    leave() {
      const next = waiting.shift();
      if (next) next();
      else isTaken = false;
    },
  };
}
