import { expect } from 'vitest';

/** Expects a number to be the one that was printed, to half a unit of its last digit. */
export function expectPrinted(actual: number, printed: string): void {
  const [digits = '', exponent = '0'] = printed.toLowerCase().split('e');
  const decimals = digits.split('.')[1]?.length ?? 0;
  const unit = 10 ** (Number(exponent) - decimals);
  // A little more than half: the printed digits may themselves have been rounded from a tie.
  const isSame = Math.abs(actual - Number(printed)) <= 0.5001 * unit;
  expect(isSame, `${actual} is not ${printed}`).toBe(true);
}
