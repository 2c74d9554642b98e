import { describe, expect, it } from 'vitest';
import { aBook, assess } from '../../support/a-book.ts';

describe('concentration', () => {
  const book = aBook({
    big: [{ closed: 10, amount: 500 }],
    middle: [{ closed: 10, amount: 300 }],
    crossing: [{ closed: 10, amount: 150 }],
    small: [{ closed: 10, amount: 50 }],
    'long-ago': [{ closed: 700, amount: 900 }],
    refunded: [{ closed: 10, amount: -20 }],
    prospect: [],
  });

  it.each([
    ['big', 'a'],
    ['middle', 'a'],
    ['crossing', 'b'],
    ['small', 'c'],
    ['long-ago', 'unknown'],
    ['refunded', 'unknown'],
    ['prospect', 'unknown'],
  ])('puts %s into %s', (account, expected) => {
    expect(assess('concentration', book, account).value).toBe(expected);
  });

  it('tells how much is missing to the better class', () => {
    expect(assess('concentration', book, 'crossing').distanceToNext).toMatchObject({
      to: 'a',
      amount: 150,
    });
    expect(assess('concentration', book, 'small').distanceToNext).toMatchObject({
      to: 'b',
      amount: 100,
    });
    expect(assess('concentration', book, 'big').distanceToNext).toBeNull();
  });

  it('gives equal amounts the same class', () => {
    const twins = aBook({
      one: [{ closed: 1, amount: 100 }],
      two: [{ closed: 2, amount: 100 }],
      three: [{ closed: 3, amount: 100 }],
    });
    const classes = ['one', 'two', 'three'].map((id) => assess('concentration', twins, id).value);

    expect(new Set(classes).size).toBe(1);
  });
});
