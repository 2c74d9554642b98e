import { describe, expect, it } from 'vitest';
import { rfmScores } from '../../../src/core/dimensions/rfm.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { rfmSegments, segmentOf } from '../../../src/core/rfm/segments.ts';
import { fitLogNormal } from '../../../src/core/rhythm/fit-log-normal.ts';
import {
  aBook,
  aContext,
  aLadderBook,
  aSubject,
  assess,
  type BookSketch,
} from '../../support/a-book.ts';
import { sampleOfHistories } from '../../support/sample-of-histories.ts';

describe('rfm', () => {
  const ladder = aLadderBook(10);

  it('scores an account against the other buyers', () => {
    expect(assess('rfm', ladder, 'buyer-10')).toMatchObject({
      details: {
        recency: { days: 10, score: 1 },
        frequency: { count: 1, score: 3 },
        monetary: { amount: 10_000, score: 5 },
        scores: '135',
      },
      value: 'at-risk',
    });
  });

  it('is unknown for an account that never bought', () => {
    expect(assess('rfm', aBook({ acme: [] }), 'acme')).toMatchObject({
      value: 'unknown',
      reason: { id: 'rfm.unknown' },
      details: { recency: null },
    });
  });

  it('does not call an account lost that is inside its own rhythm; the raw segment stays', () => {
    const quick = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `quick-${i}`,
        [10, 7, 4, 1].map((closed) => ({ closed: closed + (i % 3), amount: 1000 + i })),
      ]),
    );
    const slow: BookSketch = {
      slow: [
        { closed: 200, amount: 1 },
        { closed: 120, amount: 1 },
      ],
    };
    const book = aBook({ ...quick, ...slow });
    const context = aContext(book);
    const patient = {
      ...context,
      calibration: {
        ...context.calibration,
        rhythm: {
          ...fitLogNormal(sampleOfHistories([])),
          mu: Math.log(150),
          tau: 0.1,
          sigma: 1,
        },
      },
    };

    expect(assess('rfm', book, 'slow', patient)).toMatchObject({
      raw: 'lost',
      value: 'about-to-sleep',
      reason: { id: 'rfm.guarded' },
    });
    expect(assess('rfm', book, 'slow')).toMatchObject({ raw: 'lost', value: 'lost' });
  });

  it('answers with the eight types where the policy says so', () => {
    const policy = Policy.parse({ rfm: { scheme: 'types' } });

    expect(assess('rfm', ladder, 'buyer-1', aContext(ladder, policy)).value).toBe('general-value');
    expect(assess('rfm', ladder, 'buyer-10', aContext(ladder, policy)).value).toBe('key-keep');
  });

  it('takes a value on the mean as high', () => {
    const policy = Policy.parse({ rfm: { scheme: 'types' } });
    const equals = aBook({ one: [{ closed: 5, amount: 10 }], two: [{ closed: 5, amount: 10 }] });

    expect(assess('rfm', equals, 'one', aContext(equals, policy)).value).toBe('key-value');
  });

  it('splits at the median where the policy says so', () => {
    const skewed = aBook({
      whale: [{ closed: 5, amount: 10_000 }],
      one: [{ closed: 5, amount: 10 }],
      two: [{ closed: 5, amount: 20 }],
    });
    const typeOf = (split: 'mean' | 'median') =>
      assess(
        'rfm',
        skewed,
        'two',
        aContext(skewed, Policy.parse({ rfm: { scheme: 'types', split } })),
      ).value;

    expect(typeOf('mean')).toBe('general-value');
    expect(typeOf('median')).toBe('key-value');
  });

  it('cuts at the edges of the policy, lower bound included', () => {
    const policy = Policy.parse({
      rfm: {
        method: 'edges',
        edges: {
          recencyDays: [30, 90, 180, 365],
          frequency: [2, 3, 5, 8],
          monetary: [100, 500, 1000, 5000],
        },
      },
    });
    const scoresOf = (closed: number, amount: number) => {
      const book = aBook({ acme: [{ closed, amount }] });
      return assess('rfm', book, 'acme', aContext(book, policy)).details?.['scores'];
    };

    expect(scoresOf(29, 99)).toBe('511');
    expect(scoresOf(30, 100)).toBe('412');
    expect(scoresOf(364, 5000)).toBe('215');
    expect(scoresOf(400, 5000)).toBe('111');
  });

  it('tells how many more deals lead to another segment', () => {
    expect(assess('rfm', ladder, 'buyer-10').distanceToNext).toMatchObject({
      measure: 'won-deals',
      amount: 1,
    });
    expect(assess('rfm', ladder, 'buyer-1').distanceToNext).toBeNull();
  });

  it('never shows the way to a lesser segment', () => {
    const order: readonly string[] = rfmSegments.map(({ id }) => id);
    const deals = (count: number, last: number, amount: number) =>
      Array.from({ length: count }, (_, n) => ({ closed: last + n * 20, amount }));
    const book = aBook(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [
          `buyer-${i}`,
          deals(1 + (i % 7), 1 + 5 * i, 10 + 13 * ((i * 17) % 60)),
        ]),
      ),
    );
    for (const { id } of book.accounts) {
      const { value, distanceToNext } = assess('rfm', book, id);
      if (!distanceToNext) continue;
      const isOfNewcomers = value === 'new-customers' && distanceToNext.to === 'promising';
      expect(
        isOfNewcomers || order.indexOf(distanceToNext.to) < order.indexOf(value),
        `${value} → ${distanceToNext.to}`,
      ).toBe(true);
    }
  });

  it.each(['mid-rank', 'quantile'])('counts just the deals that are missing, by %s', (method) => {
    const book = aBook(
      Object.fromEntries(
        Array.from({ length: 23 }, (_, i) => [
          `buyer-${i}`,
          Array.from({ length: 1 + ((i * 3) % 8) }, (_, n) => ({
            closed: 1 + i * 9 + n * 11,
            amount: 50 + ((i * 7) % 23),
          })),
        ]),
      ),
    );
    const context = aContext(book, Policy.parse({ rfm: { method } }));
    let roads = 0;
    for (const { id } of book.accounts) {
      const { distanceToNext, value } = assess('rfm', book, id, context);
      if (!distanceToNext) continue;
      roads += 1;
      const { own } = aSubject(book, id, context);
      const segmentWith = (deals: number) =>
        segmentOf(rfmScores({ ...own, recencyDays: 0, frequency: own.frequency + deals }, context));

      expect(segmentWith(distanceToNext.amount), `${id}: ${value}`).toBe(distanceToNext.to);
      if (distanceToNext.amount > 1) {
        expect(segmentWith(distanceToNext.amount - 1)).not.toBe(distanceToNext.to);
      }
    }
    expect(roads).toBeGreaterThan(5);
  });

  it('is provisional in a book of few buyers', () => {
    expect(assess('rfm', ladder, 'buyer-1').isProvisional).toBe(true);
    expect(assess('rfm', aLadderBook(30), 'buyer-1').isProvisional).toBe(false);
  });
});
