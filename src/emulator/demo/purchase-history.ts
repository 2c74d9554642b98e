import type { SeededRandom } from '../seeded-random.ts';

/** How an account of the demo book has bought so far. */
export type Story = 'never' | 'once' | 'rhythm' | 'late' | 'silent' | 'returned';

/** How often each story is told; together they fill every class of a lifecycle. */
export const stories: readonly (readonly [story: Story, weight: number])[] = [
  ['never', 17],
  ['once', 13],
  ['rhythm', 43],
  ['late', 11],
  ['silent', 11],
  ['returned', 5],
];

const longestHistoryDays = 5 * 365;

/**
 * The days on which an account bought, as days before today, nearest first. Whoever comes back has a rhythm of his own: a
 * typical gap (log-normal over the book, median ten weeks) around which the single gaps scatter.
 */
export function inventPurchases(random: SeededRandom, story: Story): number[] {
  const gap = Math.max(18, 72 * Math.exp(0.55 * random.normal()));
  const between = (low: number, high: number) => Math.round(low + (high - low) * random.next());
  switch (story) {
    case 'never':
      return [];
    case 'once':
      return [between(3, 75)];
    case 'rhythm':
      return backwards(random, between(1, 0.85 * gap), gap, between(3, 15));
    case 'late':
      return backwards(random, between(1.7 * gap, 2.6 * gap), gap, between(3, 11));
    case 'silent':
      return backwards(random, between(Math.max(5 * gap, 300), 8 * gap + 500), gap, between(2, 9));
    case 'returned': {
      const last = between(2, 40);
      const silence = between(Math.max(6 * gap, 380), 7 * gap + 500);
      return [last, ...backwards(random, last + silence, gap, between(2, 6))];
    }
  }
}

/** Purchases from the last one back into the past. */
function backwards(random: SeededRandom, last: number, gap: number, most: number): number[] {
  const days = [last];
  while (days.length < most) {
    const before = (days.at(-1) ?? 0) + Math.max(4, gap * Math.exp(0.32 * random.normal()));
    if (before > longestHistoryDays) break;
    days.push(Math.round(before));
  }
  return days;
}
