import { describe, expect, it } from 'vitest';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import {
  mostSampledAccounts,
  sampleAccounts,
} from '../../../src/core/calibration/sample-accounts.ts';

function bookOf(ids: string[]) {
  const builder = createBookBuilder({ keepDeals: false });
  for (const id of ids) builder.addAccount({ id, name: id });
  return builder.build();
}

function sampledIds(ids: string[]): string[] {
  const book = bookOf(ids);
  const sample = sampleAccounts(book, Int32Array.from(book.accounts.keys()));
  return Array.from(sample, (account) => book.accounts.at(account)?.id ?? '');
}

describe('the accounts a rhythm is fitted to', () => {
  it('are all of a book of usual size, by id', () => {
    expect(sampledIds(['b', 'c', 'a'])).toEqual(['a', 'b', 'c']);
  });

  it('are as many of a large book as can be fitted in a second, the same whatever the order of rows', () => {
    const ids = Array.from(
      { length: mostSampledAccounts + 20_000 },
      (_, i) => `${5725767000000000000n + BigInt(i)}`,
    );
    const sample = sampledIds(ids);

    expect(new Set(sample).size).toBe(mostSampledAccounts);
    expect(sampledIds(ids.toReversed())).toEqual(sample);
    // A fair sample although ids count with age: the older half of the book is half of it.
    const firstHalf = new Set(ids.slice(0, ids.length / 2));
    const share = sample.filter((id) => firstHalf.has(id)).length / sample.length;
    expect(Math.abs(share - 0.5)).toBeLessThan(0.005);
  });

  it('stay when accounts join, but for those that give way', () => {
    const ids = Array.from({ length: mostSampledAccounts }, (_, i) => `account-${i}`);
    const before = new Set(sampledIds(ids));
    const after = sampledIds([...ids, ...Array.from({ length: 100 }, (_, i) => `new-${i}`)]);

    expect(after.filter((id) => !before.has(id)).length).toBeLessThanOrEqual(100);
  });
});
