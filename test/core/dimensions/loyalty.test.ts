import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/core/facts.ts';
import { evennessOf } from '../../../src/core/loyalty/loyalty-score.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, assess, type BookSketch, type DealSketch } from '../../support/a-book.ts';

/** Deals every so many days, the last so many days ago. */
function every(days: number, times: number, last = 10): DealSketch[] {
  return Array.from({ length: times }, (_, n) => ({ closed: last + n * days, amount: 100 }));
}

const others: BookSketch = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `other-${i}`,
    [5, 30 + 2 * i, 35 + 9 * i, 150 + 7 * i, 160 + 20 * i].map((closed) => ({ closed, amount: 1 })),
  ]),
);

function loyaltyOf(deals: DealSketch[], facts: Partial<AccountFacts> = {}, rules: object = {}) {
  const book = aBook({ acme: deals, ...others }, { acme: facts });
  return assess('loyalty', book, 'acme', aContext(book, Policy.parse(rules)));
}

describe('loyalty', () => {
  it.each<[string, DealSketch[], string]>([
    ['buys every month for three years', every(30, 36), 'high'],
    ['bought a few times within weeks', every(12, 4), 'medium'],
    ['bought once', every(1, 1), 'low'],
  ])('of an account that %s is judged', (_, deals, expected) => {
    expect(loyaltyOf(deals).value).toBe(expected);
  });

  it('is low for an account that looks lost, whatever it was; the score stays as raw', () => {
    expect(loyaltyOf(every(30, 36, 900))).toMatchObject({
      value: 'low',
      raw: 'high',
      reason: { id: 'loyalty.lost' },
    });
  });

  it('says of one purchase that it was one, in either language', () => {
    const { reason } = loyaltyOf(every(1, 1));

    expect(renderMessage(reason, 'en')).toContain('bought once, on ');
    expect(renderMessage(reason, 'zh')).toMatch(/：仅在2026年\d+月\d+日购买过一次。$/);
  });

  it('begins at its thresholds, inclusive', () => {
    const weights = { tenure: 0, regularity: 0, repeat: 1, feedback: 0 };
    const ofTwice = (rules: object) =>
      loyaltyOf(every(30, 2), {}, { loyalty: { weights, ...rules } }).value;

    expect(ofTwice({ high: 0.5 })).toBe('high');
    expect(ofTwice({ high: 0.51, medium: 0.5 })).toBe('medium');
    expect(ofTwice({ medium: 0.51 })).toBe('low');
  });

  it('is unknown for an account that never bought, and says so', () => {
    expect(loyaltyOf([])).toMatchObject({
      value: 'unknown',
      reason: { id: 'loyalty.unknown' },
      details: { missing: ['wins'] },
    });
  });

  it('listens to what the account says, on a scale from 0 to 1 only', () => {
    const score = (satisfaction?: number) =>
      loyaltyOf(every(30, 6), { satisfaction }).evidence[0]?.value as number;

    expect(score(1)).toBeGreaterThan(score());
    expect(score(0)).toBeLessThan(score());
    expect(score(8)).toBe(score());
    expect(renderMessage(loyaltyOf(every(30, 6), { satisfaction: 0.9 }).reason, 'en')).toContain(
      'satisfaction 90%',
    );
  });

  it('knows three quarters without feedback, half without a rhythm', () => {
    expect(loyaltyOf(every(30, 6)).confidence).toBe(0.75);
    expect(loyaltyOf(every(30, 2)).confidence).toBe(0.5);
  });

  it('enters value where feedback is known, or always if the policy says so', () => {
    const steady = every(30, 36);
    const weighsIn = (facts: Partial<AccountFacts>, rules: object = {}) => {
      const book = aBook({ acme: steady, ...others }, { acme: facts });
      const { evidence } = assess('value', book, 'acme', aContext(book, Policy.parse(rules)));
      return evidence.some(({ id }) => id === 'loyalty-score');
    };

    expect(weighsIn({})).toBe(false);
    expect(weighsIn({ satisfaction: 0.8 })).toBe(true);
    expect(weighsIn({}, { value: { loyaltyCounts: 'always' } })).toBe(true);
    expect(weighsIn({ satisfaction: 0.8 }, { value: { weights: { loyalty: 0 } } })).toBe(false);
  });
});

describe('evenness', () => {
  const rhythm = (...gaps: number[]) => {
    const logs = gaps.map(Math.log);
    return {
      occasions: gaps.length + 1,
      gaps: gaps.length,
      logGaps: logs.reduce((sum, log) => sum + log, 0),
      logGapsSquared: logs.reduce((sum, log) => sum + log * log, 0),
      spanDays: gaps.reduce((sum, gap) => sum + gap, 0),
      lastGapDays: gaps.at(-1) ?? Number.NaN,
      silenceDays: 1,
    };
  };

  it('is 1 for equal gaps and falls as they spread', () => {
    expect(evennessOf(rhythm(30, 30, 30))).toBeCloseTo(1, 6);
    expect(evennessOf(rhythm(10, 30, 90))).toBeCloseTo(1 / (1 + Math.log(3)), 9);
  });

  it('is not known with fewer than three gaps', () => {
    expect(evennessOf(rhythm(30, 30))).toBeNaN();
  });
});
