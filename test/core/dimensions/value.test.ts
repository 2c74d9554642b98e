import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { value } from '../../../src/core/dimensions/value.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, aLadderBook, aSubject, assess } from '../../support/a-book.ts';

const lenient = Policy.parse({ value: { medium: 0.05 } });

describe('value', () => {
  const ladder = aLadderBook(10);
  const context = aContext(ladder);

  it.each([
    ['buyer-10', 'high'],
    ['buyer-5', 'medium'],
    ['buyer-1', 'low'],
  ])('of %s of ten is %s', (buyer, expected) => {
    expect(assess('value', ladder, buyer).value).toBe(expected);
  });

  it('is unknown for an account that never bought, and says why', () => {
    const book = aBook({ acme: [], other: [{ closed: 1, amount: 5 }] });

    expect(assess('value', book, 'acme')).toMatchObject({
      value: 'unknown',
      confidence: 0,
      reason: { id: 'value.unknown' },
    });
  });

  it('weighs the measures that are there', () => {
    const { evidence, confidence } = assess('value', ladder, 'buyer-10');

    // revenue .95, frequency .5, order size .95, weights .5 .25 .1 of 1.1 in all
    expect(evidence[0]?.value).toBeCloseTo((0.5 * 0.95 + 0.25 * 0.5 + 0.1 * 0.95) / 0.85, 9);
    expect(confidence).toBeCloseTo(0.77, 2);
  });

  it('names the amount that lifts it, and that amount does lift it', () => {
    const { distanceToNext } = assess('value', ladder, 'buyer-1');
    const subject = aSubject(ladder, 'buyer-1');
    const amount = distanceToNext?.amount ?? 0;
    const classWith = (extra: number) => {
      const monetary = subject.own.monetary + extra;
      return value.classify(
        { ...subject, own: { ...subject.own, monetary, frequency: 2, orderSize: monetary / 2 } },
        context,
      );
    };

    expect(distanceToNext).toMatchObject({ to: 'medium', measure: 'won-amount' });
    expect(classWith(amount)).toBe('medium');
    expect(classWith(amount - 1)).toBe('low');
  });

  it('begins at its thresholds, inclusive', () => {
    const score = Number(assess('value', ladder, 'buyer-8').evidence[0]?.value);
    const classWhen = (value: object) =>
      assess('value', ladder, 'buyer-8', aContext(ladder, Policy.parse({ value }))).value;

    expect(classWhen({ high: score })).toBe('high');
    expect(classWhen({ high: score + 1e-9, medium: score })).toBe('medium');
    expect(classWhen({ high: score + 2e-9, medium: score + 1e-9 })).toBe('low');
  });

  it('asks for any one deal where a single unit of money is enough', () => {
    const sketch = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `buyer-${i}`,
        Array.from({ length: 1 + (i % 2) }, () => ({ closed: 1 + i, amount: 100 + i })),
      ]),
    );
    const book = aBook({ ...sketch, acme: [{ closed: 400, amount: 5 }] });

    expect(assess('value', book, 'acme', aContext(book, lenient)).distanceToNext).toEqual({
      to: 'medium',
      measure: 'won-deals',
      amount: 1,
      by: null,
    });
  });

  it('never falls when the amount of a win rises', () => {
    const order = ['low', 'medium', 'high'];
    const deals = fc.array(fc.tuple(fc.nat(500), fc.nat(20_000)), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(deals, fc.nat(20_000), (sketch, more) => {
        const classOf = (extra: number) => {
          const sketches = sketch.map(([closed, amount], i) => ({
            closed,
            amount: amount + (i === 0 ? extra : 0),
          }));
          const subject = aSubject(aBook({ acme: sketches }), 'acme', context);
          return order.indexOf(value.classify(subject, context));
        };
        expect(classOf(more)).toBeGreaterThanOrEqual(classOf(0));
      }),
    );
  });
});
