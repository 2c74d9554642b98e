import { ascending } from './ascending.ts';

/**
 * For a share of revenue: the least amount of an account that has less than that share before it, when accounts are
 * taken from the largest down; equal amounts share a fate. Amounts of 0 or less are outside. `null` without revenue.
 *
 * @param amounts in any order
 */
export function cutAtShare(amounts: Float64Array, share: number): number | null {
  const sorted = positive(ascending(amounts));
  const total = sumDescending(sorted);
  let before = 0;
  let cut: number | null = null;
  let end = sorted.length - 1;
  while (end >= 0 && before < share * total) {
    const amount = sorted[end] as number;
    cut = amount;
    while (end >= 0 && sorted[end] === amount) {
      before += amount;
      end -= 1;
    }
  }
  return cut;
}

/** Those of ascending numbers that are above 0. */
function positive(sorted: Float64Array): Float64Array {
  let from = 0;
  while (from < sorted.length && (sorted[from] as number) <= 0) from += 1;
  return sorted.subarray(from);
}

function sumDescending(sorted: Float64Array): number {
  return sorted.reduceRight((sum, amount) => sum + amount, 0);
}
