import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateDirection } from '../../../src/zoho/crm/rate-direction.ts';
import { zohoRecordSchema } from '../../../src/zoho/crm/zoho-record.ts';

function record(Currency: string | null, Exchange_Rate: unknown) {
  const Modified_Time = '2026-10-01T10:00:00+00:00';
  return zohoRecordSchema.parse({ id: '1', Modified_Time, Currency, Exchange_Rate });
}

describe('rateDirection', () => {
  it.each([
    ['CNY', 'USD', 7.1, 'multiply'],
    ['CNY', 'USD', 0.14, 'divide'],
    ['USD', 'INR', 83, 'divide'],
    ['USD', 'INR', 0.012, 'multiply'],
    ['EUR', 'JPY', '161.5', 'divide'],
    ['JPY', 'EUR', 161.5, 'multiply'],
  ])('of a home in %s is told by %s at %s', (home, currency, rate, expected) => {
    expect(rateDirection([record(currency, rate)], home)).toEqual({ direction: expected, told: 1 });
  });

  it.each([
    ['a pair of like value', 'USD', record('EUR', 1.1)],
    ['a currency that is not known', 'USD', record('XYZ', 50)],
    ['a home that is not known', 'XYZ', record('JPY', 50)],
    ['a rate that fits neither way', 'USD', record('INR', 5)],
    ['the home currency', 'USD', record('USD', 1)],
    ['no rate', 'USD', record('INR', null)],
  ])('is not told by %s', (_, home, told) => {
    expect(rateDirection([told], home)).toBeUndefined();
  });

  it('is not told by records that contradict one another', () => {
    const both = [record('INR', 83), record('JPY', 0.0067)];

    expect(rateDirection(both, 'USD')).toBeUndefined();
  });

  it('is told by nine in ten, for somebody may have typed a rate', () => {
    const wrong = record('INR', 0.012);
    const right = Array.from({ length: 9 }, () => record('INR', 83));

    expect(rateDirection([...right, wrong], 'USD')).toEqual({ direction: 'divide', told: 10 });
    expect(rateDirection([...right, wrong, wrong], 'USD')).toBeUndefined();
  });

  it('turns round with the rate', () => {
    const rates = fc.double({ min: 1e-6, max: 1e6, noNaN: true });
    const other = { divide: 'multiply', multiply: 'divide' } as const;
    fc.assert(
      fc.property(rates, (rate) => {
        const one = rateDirection([record('JPY', rate)], 'CNY')?.direction;
        const turned = rateDirection([record('JPY', 1 / rate)], 'CNY')?.direction;
        expect(turned).toBe(one && other[one]);
      }),
    );
  });
});
