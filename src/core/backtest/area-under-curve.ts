import type { OutcomesByScore } from './outcomes-by-score.ts';

/** A figure measured on a sample of accounts. */
export interface Estimate {
  value: number;
  standardError: number;
}

/**
 * AUC: the probability that of two accounts, one that bought and one that did not, the one that bought has the higher
 * score; equal scores count half (mid-ranks). 0.5 is chance. Standard error after DeLong, DeLong & Clarke-Pearson (1988),
 * Biometrics 44. `null` where all bought or none.
 */
export function areaUnderCurve({ bought, silent }: OutcomesByScore): Estimate | null {
  const buyers = sum(bought);
  const others = sum(silent);
  if (buyers === 0 || others === 0) return null;
  let buyersBelow = 0;
  let othersBelow = 0;
  let area = 0;
  let squaresOfBuyers = 0;
  let squaresOfOthers = 0;
  for (const [group, buyersHere] of bought.entries()) {
    const othersHere = silent[group] as number;
    const beaten = (othersBelow + othersHere / 2) / others;
    const beating = 1 - (buyersBelow + buyersHere / 2) / buyers;
    area += (buyersHere * beaten) / buyers;
    squaresOfBuyers += buyersHere * beaten * beaten;
    squaresOfOthers += othersHere * beating * beating;
    buyersBelow += buyersHere;
    othersBelow += othersHere;
  }
  const variance =
    varianceOfMean(squaresOfBuyers, area, buyers) + varianceOfMean(squaresOfOthers, area, others);
  return { value: area, standardError: Math.sqrt(variance) };
}

function varianceOfMean(squares: number, mean: number, count: number): number {
  if (count < 2) return 0;
  return Math.max(0, (squares / count - mean * mean) / (count - 1));
}

function sum(numbers: Float64Array): number {
  return numbers.reduce((total, number) => total + number, 0);
}
