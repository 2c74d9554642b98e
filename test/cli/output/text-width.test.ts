import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitText, textWidth } from '../../../src/cli/output/text-width.ts';

describe('the width of a text', () => {
  it.each([
    ['Acme', 4],
    ['甲公司', 6],
    ['Folk och fä', 11],
    ['e\u0301', 1],
    ['한국', 4],
    ['ｶﾀｶﾅ', 4],
    ['（客户）', 8],
    ['😀', 2],
    ['', 0],
  ])('of %s is %i', (text, width) => {
    expect(textWidth(text)).toBe(width);
  });

  it('of a fitted text is always the one asked for', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '客', 'é', '😀', ' '), maxLength: 30 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 20 }), fc.boolean(), (given, width, isRight) => {
        const fitted = fitText(given, width, isRight ? 'right' : 'left');

        expect(textWidth(fitted)).toBe(width);
      }),
    );
  });

  it('is filled up on the side away from the text', () => {
    expect(fitText('12', 4, 'right')).toBe('  12');
    expect(fitText('客', 4)).toBe('客  ');
    expect(fitText('Acme Corporation', 7)).toBe('Acme C…');
  });
});
