import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/core/facts.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, assess, type BookSketch, type DealSketch } from '../../support/a-book.ts';

/** Ten accounts with open deals of 1,000 … 10,000 and up to four products each. */
const others: BookSketch = Object.fromEntries(
  Array.from({ length: 10 }, (_, i) => [
    `other-${i}`,
    [
      { outcome: 'open', amount: 1000 * (i + 1) },
      ...['a', 'b', 'c', 'd'].map((product) => ({ closed: 20, product })),
    ] satisfies DealSketch[],
  ]),
);

function potentialOf(deals: DealSketch[], facts: Partial<AccountFacts> = {}, rules: object = {}) {
  const book = aBook({ acme: deals, ...others }, { acme: facts });
  return assess('potential', book, 'acme', aContext(book, Policy.parse({ potential: rules })));
}

const large = { employees: 1000 };
const small = { employees: 10 };
const pipeline = (amount: number): DealSketch => ({ outcome: 'open', amount });

describe('potential', () => {
  it.each<[string, DealSketch[], Partial<AccountFacts>, string]>([
    ['a large prospect with a full pipeline', [pipeline(50_000)], large, 'high'],
    ['a large prospect without one', [], large, 'low'],
    ['a small prospect with a middling pipeline', [pipeline(5500)], small, 'low'],
    ['a small prospect with a full pipeline', [pipeline(50_000)], small, 'medium'],
    [
      'a large buyer of one product without a pipeline',
      [{ closed: 10, product: 'a' }],
      large,
      'medium',
    ],
  ])('of %s is judged', (_, deals, facts, expected) => {
    expect(potentialOf(deals, facts).value).toBe(expected);
  });

  it('begins at its thresholds, inclusive', () => {
    const weights = { pipeline: 0, size: 1, growth: 0, whiteSpace: 0 };
    const ofMedium = (rules: object) =>
      potentialOf([], { employees: 100 }, { weights, ...rules }).value;

    expect(ofMedium({ high: 0.5 })).toBe('high');
    expect(ofMedium({ high: 0.51, medium: 0.5 })).toBe('medium');
    expect(ofMedium({ high: 0.6, medium: 0.51 })).toBe('low');
  });

  it('grows with deals won more often than in the window before', () => {
    const first = { closed: 800, product: 'a' };
    const before = [400, 500, 600].map((closed) => ({ closed, product: 'a' }));
    const now = [10, 20, 30].map((closed) => ({ closed, product: 'a' }));
    const measures = (deals: DealSketch[]) => potentialOf(deals, large).details?.['measures'];

    expect(measures([first, ...before, ...now])).toMatchObject({ growth: 0.5 });
    expect(measures([first, ...before])).toMatchObject({ growth: 0 });
    expect(measures([first, ...before.slice(0, 1), ...now])).toMatchObject({ growth: 0.75 });
    expect(measures(now)).toMatchObject({ growth: Number.NaN });
  });

  it('knows growth once two whole windows lie behind the first purchase', () => {
    const growth = (first: number) =>
      potentialOf(
        [
          { closed: first, product: 'a' },
          { closed: 400, product: 'a' },
          { closed: 3, product: 'a' },
        ],
        large,
      ).evidence.find(({ id }) => id === 'growth')?.value;

    expect(growth(729)).toBeNull();
    expect(growth(730)).toBe(0.5);
  });

  it('is known from just half of the weights on', () => {
    const weights = { pipeline: 0.5, size: 0.5, growth: 0, whiteSpace: 0 };
    const unpriced: DealSketch[] = [{ outcome: 'open' }];

    expect(potentialOf(unpriced, large, { weights, minCoverage: 0.5 }).value).toBe('high');
    expect(potentialOf(unpriced, large, { weights, minCoverage: 0.51 }).value).toBe('unknown');
  });

  it('holds white space against the broadest tenth of the buyers, where they buy two products at least', () => {
    const bookOf = (broad: number) =>
      aBook({
        acme: [{ closed: 1, product: 'p0' }],
        ...Object.fromEntries(
          Array.from({ length: 10 }, (_, i) => [
            `other-${i}`,
            Array.from({ length: i < 8 ? 1 : broad }, (_, n) => ({ closed: 9, product: `p${n}` })),
          ]),
        ),
      });
    const whiteSpace = (broad: number) =>
      assess('potential', bookOf(broad), 'acme').evidence.find(({ id }) => id === 'white-space')
        ?.value;

    expect(whiteSpace(4)).toBe(0.75);
    expect(whiteSpace(2)).toBe(0.5);
    expect(whiteSpace(1)).toBeNull();
  });

  it('is unknown where less than half of what it wants is known, and names what is missing', () => {
    const { value, reason, details } = potentialOf([{ outcome: 'open' }], large);

    expect(value).toBe('unknown');
    expect(details).toEqual({ missing: ['pipeline', 'growth', 'whiteSpace'] });
    expect(renderMessage(reason, 'en')).toContain('amounts of open deals');
    expect(renderMessage(reason, 'zh')).toContain('在谈商机金额');
  });

  it('does not read a pipeline into a book that has none', () => {
    const book = aBook({ acme: [{ closed: 5 }] }, { acme: large });

    expect(assess('potential', book, 'acme').details).toEqual({
      missing: ['pipeline', 'growth', 'whiteSpace'],
    });
  });

  it('lifts a medium-value account to important', () => {
    const sketch = Object.fromEntries(
      Array.from({ length: 20 }, (_, i) => [
        `buyer-${i}`,
        [{ closed: 5, amount: 100 * (i + 1) }, pipeline(10 * (i + 1))],
      ]),
    );
    const withoutPipeline = aBook(
      { ...sketch, 'buyer-10': [{ closed: 5, amount: 1100 }] },
      { 'buyer-10': large },
    );
    const withPipeline = aBook(
      { ...sketch, 'buyer-10': [{ closed: 5, amount: 1100 }, pipeline(9999)] },
      { 'buyer-10': large },
    );

    expect(assess('tier', withoutPipeline, 'buyer-10').value).toBe('general');
    expect(assess('tier', withPipeline, 'buyer-10')).toMatchObject({
      value: 'important',
      reason: { id: 'tier.important-by-potential' },
    });
  });
});
