import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/core/book/book.ts';
import { gatherHistories } from '../../../src/core/rhythm/gather-histories.ts';
import { aBook, aSubject, type DealSketch, today } from '../../support/a-book.ts';

function gather(book: Book, asOf = today) {
  return gatherHistories(book, Int32Array.from(book.accounts.keys()), asOf);
}

describe('the purchase histories of a book', () => {
  const book = aBook({
    acme: [{ closed: 100 }, { closed: 70 }, { closed: 70 }, { closed: 20 }, { closed: 5 }],
    later: [{ closed: 10 }],
    never: [{ outcome: 'lost', closed: 90 }, { outcome: 'open' }, { outcome: 'won' }],
  });

  it('count occasions, gaps and silence up to the day', () => {
    const { account, gaps, spanDays, silenceDays, lastGapDays, gapBeforeDays } = gather(book);

    expect([...account]).toEqual([0, 1]);
    expect([...gaps]).toEqual([3, 0]);
    expect([...spanDays]).toEqual([95, 0]);
    expect([...silenceDays]).toEqual([5, 10]);
    expect([...lastGapDays]).toEqual([15, Number.NaN]);
    expect([...gapBeforeDays]).toEqual([50, Number.NaN]);
  });

  it('know nothing of what came after the day but how long it took', () => {
    const histories = gather(book, today - 60);

    expect([...histories.account]).toEqual([0]);
    expect([...histories.gaps]).toEqual([1]);
    expect([...histories.silenceDays]).toEqual([10]);
    expect([...histories.daysToNext]).toEqual([40]);
  });

  it('have no next purchase where the book ends', () => {
    expect([...gather(book).daysToNext]).toEqual([Infinity, Infinity]);
    expect([...gather(book, today - 15).daysToNext]).toEqual([10]);
  });

  const deals = fc.array(
    fc.record<DealSketch>({
      closed: fc.integer({ min: 0, max: 60 }),
      outcome: fc.constantFrom('won', 'won', 'lost'),
    }),
    { maxLength: 12 },
  );

  it('are the rhythms that accounts are classified by', () => {
    fc.assert(
      fc.property(deals, (sketch) => {
        const one = aBook({ acme: sketch });
        const { rhythm } = aSubject(one, 'acme').own;
        const histories = gather(one);
        expect(histories.gaps).toHaveLength(rhythm.occasions === 0 ? 0 : 1);
        if (rhythm.occasions === 0) return;
        expect(histories.gaps[0]).toBe(rhythm.gaps);
        expect(histories.logGaps[0]).toBeCloseTo(rhythm.logGaps, 12);
        expect(histories.spanDays[0]).toBe(rhythm.spanDays);
        expect(histories.silenceDays[0]).toBe(rhythm.silenceDays);
        expect(histories.lastGapDays[0]).toBe(rhythm.lastGapDays);
      }),
    );
  });
});
