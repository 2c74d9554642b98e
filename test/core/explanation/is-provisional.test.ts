import { describe, expect, it } from 'vitest';
import { isProvisional } from '../../../src/core/explanation/is-provisional.ts';
import { aBook, aContext, aSubject, type DealSketch } from '../../support/a-book.ts';

function isFirm(deals: DealSketch[]): boolean {
  const book = aBook({ acme: deals });
  const context = aContext(book);
  return !isProvisional(aSubject(book, 'acme', context).own, context);
}

describe('a class that rests on won deals', () => {
  it('is provisional for the first ninety days', () => {
    expect(isFirm([{ closed: 89, amount: 5 }])).toBe(false);
    expect(isFirm([{ closed: 90, amount: 5 }])).toBe(true);
    expect(
      isFirm([
        { closed: 90, amount: 5 },
        { closed: 1, amount: 5 },
      ]),
    ).toBe(true);
  });

  it('is provisional while the amount of a win is missing', () => {
    expect(isFirm([{ closed: 90, amount: 5 }, { closed: 9 }])).toBe(false);
  });

  it('is not for who never bought: nothing is known, and that for sure', () => {
    expect(isFirm([])).toBe(true);
  });
});
