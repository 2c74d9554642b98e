import type { OutcomesByScore } from './outcomes-by-score.ts';

/** Bins of equal numbers of accounts. */
const bins = 10;

/**
 * Expected calibration error: accounts are put into ten bins of equal size by their probability; the mean, over accounts,
 * of how far a bin's mean probability is from the share of it that bought. Accounts with the same probability that fall
 * into two bins are spread evenly, so that the order of rows does not matter.
 */
export function calibrationError({ scores, bought, silent }: OutcomesByScore): number {
  const total = scores.reduce(
    (sum, _, i) => sum + (bought[i] as number) + (silent[i] as number),
    0,
  );
  let placed = 0;
  let excess = 0;
  let excessAtEdge = 0;
  let edge = 1;
  let error = 0;
  for (const [group, probability] of scores.entries()) {
    const size = (bought[group] as number) + (silent[group] as number);
    const excessEach = probability - (bought[group] as number) / size;
    for (; edge <= bins && (edge * total) / bins <= placed + size; edge++) {
      const here = excess + excessEach * ((edge * total) / bins - placed);
      error += Math.abs(here - excessAtEdge);
      excessAtEdge = here;
    }
    placed += size;
    excess += excessEach * size;
  }
  return error / total;
}
