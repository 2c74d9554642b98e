import { type Context, type Subject, unknown } from '../../core/dimensions/dimension.ts';
import { dimensions } from '../../core/dimensions/registry.ts';

/** Counts what is seen of the accounts of a book as they are classified. */
export interface Tally {
  add(subject: Subject): void;
  /** Per dimension, how many accounts are in each class that occurs, best class first. */
  distribution(): Record<string, Record<string, number>>;
  /** What each account with any win brought in the window. */
  revenues(): Float64Array;
  /** Won deals inside the window, and those of them without an amount. */
  winsInWindow(): number;
  winsWithoutAmount(): number;
  /** Day of the last win up to the day of the run; `NaN` without any. */
  lastWonOn(): number;
}

/** A tally of no account yet. */
export function createTally({ policy }: Context): Tally {
  const counts = dimensions.map(({ id }) => ({
    id,
    classes: new Map<string, { accounts: number }>(),
  }));
  let revenues = new Float64Array(1 << 10);
  let buyers = 0;
  let winsInWindow = 0;
  let winsWithoutAmount = 0;
  let lastWonOn = Number.NaN;

  return {
    add({ own, classes }) {
      for (const count of counts) {
        const value = classes[count.id] ?? unknown;
        const known = count.classes.get(value);
        if (known) known.accounts += 1;
        else count.classes.set(value, { accounts: 1 });
      }
      winsInWindow += own.frequency;
      winsWithoutAmount += own.winsWithoutAmount;
      if (own.wins === 0) return;
      if (buyers === revenues.length) revenues = doubled(revenues);
      revenues[buyers] = own.monetary;
      buyers += 1;
      if (!(own.lastWonOn <= lastWonOn)) lastWonOn = own.lastWonOn;
    },

    distribution() {
      const entries = dimensions.map((dimension, i) => {
        const order = [...dimension.classes(policy).map(({ id }) => id), unknown];
        const found = [...(counts[i]?.classes ?? [])].map(
          ([value, { accounts }]): [string, number] => [value, accounts],
        );
        const sorted = found.sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
        return [dimension.id, Object.fromEntries(sorted)];
      });
      return Object.fromEntries(entries);
    },

    revenues: () => revenues.subarray(0, buyers),
    winsInWindow: () => winsInWindow,
    winsWithoutAmount: () => winsWithoutAmount,
    lastWonOn: () => lastWonOn,
  };
}

function doubled(numbers: Float64Array): Float64Array<ArrayBuffer> {
  const longer = new Float64Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}
