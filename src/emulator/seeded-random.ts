/** A stream of numbers that one seed determines wholly. */
export interface SeededRandom {
  /** The next number, uniform in [0, 1). */
  next(): number;
  /** A whole number, uniform in [0, below). */
  whole(below: number): number;
  /** One of the values, each as likely as the others. */
  pick<T>(values: readonly T[]): T;
  /** One of the values, as likely as its weight says. */
  weighted<T>(values: readonly (readonly [value: T, weight: number])[]): T;
  /** Normally distributed with mean 0 and standard deviation 1 (Box and Muller 1958). */
  normal(): number;
}

/** Randomness from a seed: the mulberry32 generator (Tommy Ettinger, public domain), 32 bits of state. */
export function createSeededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  function pick<T>(values: readonly T[]): T {
    if (values.length === 0) throw new RangeError('nothing to pick from');
    return values[Math.floor(next() * values.length)] as T;
  }

  return {
    next,
    whole: (below) => Math.floor(next() * below),
    pick,
    weighted(values) {
      const total = values.reduce((sum, [, weight]) => sum + weight, 0);
      let left = next() * total;
      for (const [value, weight] of values) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(values)[0];
    },
    normal: () => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next()),
  };
}
