import { describe, expect, it } from 'vitest';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, assess } from '../../support/a-book.ts';

function levelOf(amount: number, policy = Policy.parse({})) {
  const book = aBook({ acme: [{ closed: 10, amount }] });
  return assess('sales-level', book, 'acme', aContext(book, policy));
}

describe('sales level', () => {
  it.each([
    [1_000_000, 'l1'],
    [999_999.99, 'l2'],
    [500_000, 'l2'],
    [200_000, 'l3'],
    [100_000, 'l4'],
    [99_999, 'l5'],
    [0.01, 'l5'],
    [0, 'none'],
    [-5, 'none'],
  ])('puts %d on %s', (amount, level) => {
    expect(levelOf(amount).value).toBe(level);
  });

  it('is none for an account that never bought', () => {
    expect(assess('sales-level', aBook({ acme: [] }), 'acme').value).toBe('none');
  });

  it('tells how much is missing to the next rung, and until when the rest counts', () => {
    expect(levelOf(150_000).distanceToNext).toEqual({
      to: 'l3',
      measure: 'won-amount',
      amount: 50_000,
      by: '2027-06-19',
    });
    expect(levelOf(2_000_000).distanceToNext).toBeNull();
  });

  it('asks of who won nothing for any deal, and says so of the lowest rung', () => {
    expect(levelOf(0).distanceToNext).toMatchObject({
      to: 'l5',
      measure: 'won-deals',
      amount: 1,
    });
    expect(renderMessage(levelOf(5).reason, 'zh')).toMatch(/成交 5，有成交即为 L5。$/);
    expect(renderMessage(levelOf(5).reason, 'en')).toMatch(/any amount won is at least L5\.$/);
    expect(renderMessage(levelOf(100_000).reason, 'en')).toMatch(/from 100,000 on it is L4\.$/);
  });

  it('follows any ladder of the policy', () => {
    const policy = Policy.parse({
      windowDays: null,
      salesLevel: {
        ladder: [
          { id: 'gold', from: 50 },
          { id: 'silver', from: 10 },
        ],
      },
    });

    expect(levelOf(50, policy)).toMatchObject({ value: 'gold', distanceToNext: null });
    expect(levelOf(10, policy).distanceToNext).toMatchObject({ to: 'gold', amount: 40, by: null });
    expect(levelOf(9, policy)).toMatchObject({
      value: 'none',
      distanceToNext: { to: 'silver', amount: 1 },
    });
  });

  it('is provisional while amounts of wins are missing', () => {
    const book = aBook({ acme: [{ closed: 300, amount: 5 }, { closed: 200 }] });

    expect(assess('sales-level', book, 'acme')).toMatchObject({
      isProvisional: true,
      confidence: 0.5,
    });
  });
});
