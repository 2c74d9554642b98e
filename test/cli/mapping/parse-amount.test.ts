import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../../src/cli/mapping/parse-amount.ts';

describe('an amount', () => {
  it.each([
    ['1234.5', 1234.5],
    ['-1,234.50', -1234.5],
    ['1,234', 1234],
    ['12,34,567.8', 1_234_567.8],
    ['1 234 567', 1_234_567],
    ['1\u00a0234.5', 1234.5],
    ["1'234.50", 1234.5],
    ['$1,234.50', 1234.5],
    ['US$ 1,234', 1234],
    ['¥82,000', 82_000],
    ['￥82,000.00', 82_000],
    ['82000元', 82_000],
    ['RMB 82,000', 82_000],
    ['1,234 EUR', 1234],
    ['usd 5', 5],
    ['1 234 kr', 1234],
    ['HK$5', 5],
    ['€-5', -5],
    ['-€5', -5],
    ['(1,234.50)', -1234.5],
    ['($50)', -50],
    ['50-', -50],
    ['−7', -7],
    ['+7', 7],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
  ])('is read from %s', (text, number) => {
    expect(parseAmount(text, '.')).toBe(number);
  });

  it.each([
    ['1.234,50', 1234.5],
    ['1234,5', 1234.5],
    ['1.234.567', 1_234_567],
    ['1 234,50 €', 1234.5],
    ['-5,25', -5.25],
  ])('with a decimal comma is read from %s', (text, number) => {
    expect(parseAmount(text, ',')).toBe(number);
  });

  it.each([
    '',
    'abc',
    '1.234,50',
    '1,23',
    '12,3456',
    '1.2.3',
    '--5',
    '5 pieces',
    '12abc',
    '12 34',
    'x5',
    '(-5)',
    '1e',
    'e5',
    '12%',
  ])('is not %s', (text) => {
    expect(parseAmount(text, '.')).toBeNaN();
  });

  it('is the number that was written, in every common style', () => {
    const amount = fc.integer({ min: -1e9, max: 1e9 }).map((cents) => cents / 100);
    fc.assert(
      fc.property(
        amount,
        fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'en-IN', 'de-CH'),
        (value, locale) => {
          const text = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }).format(value);
          const decimal = ['de-DE', 'fr-FR'].includes(locale) ? ',' : '.';

          // 0 and -0 are the same amount.
          expect(parseAmount(text, decimal) + 0).toBe(value + 0);
        },
      ),
    );
  });
});
