import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { aBook, assess, type BookSketch, type DealSketch } from '../../support/a-book.ts';

const spread: BookSketch = Object.fromEntries(
  Array.from({ length: 12 }, (_, i) => [
    `other-${i}`,
    Array.from(
      { length: 4 },
      (_, n): DealSketch => ({
        closed: 30 + n,
        created: 40 + n + 10 * i,
        amount: 100,
        product: `p${n % (1 + (i % 4))}`,
      }),
    ),
  ]),
);

const onPrice: DealSketch[] = [
  { outcome: 'lost', lossReason: 'Price' },
  { outcome: 'lost', lossReason: '价格' },
];
const notOnPrice: DealSketch[] = [
  { outcome: 'lost', lossReason: 'Feature missing' },
  { outcome: 'lost', lossReason: 'No decision' },
];

const book = aBook(
  {
    ...spread,
    thrifty: [
      ...onPrice,
      ...[1, 2, 3].map((n) => ({ closed: n, created: n + 1, product: 'screw' })),
    ],
    advised: [
      ...notOnPrice,
      ...[1, 2].map((n) => ({ closed: n, created: n + 300, product: 'Consulting' })),
    ],
    partner: [
      { closed: 10, amount: 90_000, product: 'a' },
      { closed: 500, product: 'b' },
      { closed: 900, product: 'c' },
      { closed: 1300, product: 'd' },
    ],
    sister: [{ closed: 20, amount: 80_000 }],
    torn: [
      ...onPrice,
      ...[1, 2, 3].map((n) => ({ closed: n, created: n + 300, product: 'Consulting' })),
    ],
    counted: [1, 2, 3].map((n) => ({ closed: n, product: 'screw' })),
    silent: [{ closed: 3 }],
  },
  { sister: { parentId: 'partner' } },
);

describe('value type', () => {
  it.each([
    ['thrifty', 'intrinsic'],
    ['advised', 'extrinsic'],
    ['partner', 'strategic'],
  ])('%s is %s, on at least three signs', (account, expected) => {
    const { value, evidence, reason } = assess('value-type', book, account);

    expect(value).toBe(expected);
    expect(evidence.length).toBeGreaterThanOrEqual(3);
    expect(reason.id).toBe('value-type.decided');
  });

  it.each([
    ['torn', 'value-type.mixed-signals'],
    ['counted', 'value-type.too-few-signals'],
    ['silent', 'value-type.no-signals'],
  ])('of %s is unknown: %s', (account, reason) => {
    const assessment = assess('value-type', book, account);

    expect(assessment.value).toBe('unknown');
    expect(assessment.reason.id).toBe(reason);
  });

  it('is never decided by counting products alone', () => {
    expect(assess('value-type', book, 'counted').details?.['signals']).toEqual([
      { id: 'one-product-line', pointsTo: 'intrinsic', points: 1 },
      { id: 'same-item-again', pointsTo: 'intrinsic', points: 1 },
    ]);
  });

  it('says which way each sign points while they decide nothing', () => {
    const { reason } = assess('value-type', book, 'torn');

    expect(renderMessage(reason, 'en')).toMatch(/Value – .+; .+ Value – /);
    expect(renderMessage(reason, 'zh')).toMatch(/价值：.+；.+价值：/);
  });

  it('names its signs', () => {
    const { reason } = assess('value-type', book, 'partner');

    expect(renderMessage(reason, 'en')).toContain('its group is among our largest buyers');
    expect(renderMessage(reason, 'zh')).toContain('合作多年');
  });
});
