import { classOf } from '../../core/classification/explain-subject.ts';
import { type Context, type Subject, unknown } from '../../core/dimensions/dimension.ts';
import { dimensions } from '../../core/dimensions/registry.ts';
import { createClassTable } from './create-class-table.ts';

/** What a tally counted: plain data, so that threads can put theirs together. */
export interface Counts {
  /** Per dimension, in the order of the registry, how many accounts are in each class. */
  classes: [value: string, count: { accounts: number }][][];
  revenues: Float64Array<ArrayBuffer>;
  winsInWindow: number;
  winsWithoutAmount: number;
  lastWonOn: number;
}

/** Counts what is seen of the accounts of a book as they are classified. */
export interface Tally {
  add(subject: Subject): void;
  /** What was counted so far. */
  counts(): Counts;
  /** Adds what another tally counted of other accounts. */
  addCounts(counts: Counts): void;
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
    classes: createClassTable(() => ({ accounts: 0 })),
  }));
  let revenues = new Float64Array(1 << 10);
  let buyers = 0;
  let winsInWindow = 0;
  let winsWithoutAmount = 0;
  let lastWonOn = Number.NaN;

  return {
    add(subject) {
      const { own } = subject;
      for (const { id, classes } of counts) {
        classes.of(classOf(subject, id) ?? unknown).accounts += 1;
      }
      winsInWindow += own.frequency;
      winsWithoutAmount += own.winsWithoutAmount;
      if (own.wins === 0) return;
      if (buyers === revenues.length) revenues = doubled(revenues);
      revenues[buyers] = own.monetary;
      buyers += 1;
      if (!(own.lastWonOn <= lastWonOn)) lastWonOn = own.lastWonOn;
    },

    counts: () => ({
      classes: counts.map(({ classes }) => classes.entries()),
      revenues: revenues.slice(0, buyers),
      ...{ winsInWindow, winsWithoutAmount, lastWonOn },
    }),

    addCounts(others) {
      for (const [i, classes] of others.classes.entries()) {
        for (const [value, { accounts }] of classes) {
          const count = counts[i]?.classes.of(value);
          if (count) count.accounts += accounts;
        }
      }
      const together = new Float64Array(buyers + others.revenues.length);
      together.set(revenues.subarray(0, buyers));
      together.set(others.revenues, buyers);
      revenues = together;
      buyers = together.length;
      winsInWindow += others.winsInWindow;
      winsWithoutAmount += others.winsWithoutAmount;
      if (!(others.lastWonOn <= lastWonOn) && !Number.isNaN(others.lastWonOn)) {
        lastWonOn = others.lastWonOn;
      }
    },

    distribution() {
      const entries = dimensions.map((dimension, i) => {
        const order = [...dimension.classes(policy).map(({ id }) => id), unknown];
        const found = (counts[i]?.classes.entries() ?? []).map(
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
