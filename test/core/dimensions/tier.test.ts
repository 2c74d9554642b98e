import { describe, expect, it } from 'vitest';
import { tier } from '../../../src/core/dimensions/tier.ts';
import { value } from '../../../src/core/dimensions/value.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, aLadderBook, aSubject, assess } from '../../support/a-book.ts';

const ladder = aLadderBook(40);
const policy = Policy.parse({ tier: { strategicShare: 0.05 } });
const context = aContext(ladder, policy);

describe('tier', () => {
  it.each([
    ['buyer-40', 'strategic', 'tier.strategic-by-share'],
    // The cut itself: the larger 40 alone brings less than the share.
    ['buyer-39', 'strategic', 'tier.strategic-by-share'],
    ['buyer-38', 'important', 'tier.important-by-value'],
    ['buyer-20', 'general', 'tier.general'],
    ['buyer-1', 'general', 'tier.general'],
  ])('of %s of forty is %s', (buyer, expected, reason) => {
    expect(assess('tier', ladder, buyer, context)).toMatchObject({
      value: expected,
      reason: { id: reason },
    });
  });

  it('is unranked for an account that never bought', () => {
    expect(assess('tier', aBook({ acme: [] }), 'acme')).toMatchObject({
      value: 'unranked',
      distanceToNext: { to: 'general', measure: 'won-deals', amount: 1 },
    });
  });

  it('is strategic for a high-value account that buys as a partner', () => {
    const subject = aSubject(ladder, 'buyer-38', context);
    const partner = { ...subject, classes: { ...subject.classes, 'value-type': 'strategic' } };

    expect(tier.classify(partner, context)).toBe('strategic');
    expect(tier.explain(partner, context, 'strategic').reason.id).toBe('tier.strategic-by-type');
  });

  it('is important for a medium-value account with high potential', () => {
    const subject = aSubject(ladder, 'buyer-20', context);
    const promising = { ...subject, classes: { ...subject.classes, potential: 'high' } };

    expect(tier.classify(promising, context)).toBe('important');
    expect(tier.explain(promising, context, 'important').reason.id).toBe(
      'tier.important-by-potential',
    );
  });

  it('follows the sales level where the policy says so', () => {
    const bySales = Policy.parse({ tier: { method: 'sales-level' } });
    const tierOf = (amount: number) => {
      const book = aBook({ acme: [{ closed: 1, amount }] });
      return assess('tier', book, 'acme', aContext(book, bySales));
    };

    expect(tierOf(1_000_000)).toMatchObject({ value: 'strategic', distanceToNext: null });
    expect(tierOf(500_000)).toMatchObject({
      value: 'important',
      distanceToNext: { to: 'strategic', amount: 500_000 },
    });
    expect(tierOf(499_999)).toMatchObject({
      value: 'general',
      distanceToNext: { to: 'important', amount: 1 },
    });
  });

  it.each([
    ['high', 'high', 'strategic'],
    ['high', 'low', 'important'],
    ['medium', 'high', 'important'],
    ['medium', 'medium', 'general'],
  ])('of %s potential and %s loyalty is %s in the matrix', (potential, loyalty, expected) => {
    const matrix = { ...context, policy: Policy.parse({ tier: { method: 'matrix' } }) };
    const subject = aSubject(ladder, 'buyer-20', matrix);
    const placed = { ...subject, classes: { ...subject.classes, potential, loyalty } };

    expect(tier.classify(placed, matrix)).toBe(expected);
    expect(tier.explain(placed, matrix, expected)).toMatchObject({
      reason: { id: 'tier.by-matrix' },
      distanceToNext: null,
      confidence: 1,
    });
  });

  it('tells what winning more would take', () => {
    const { distanceToNext } = assess('tier', ladder, 'buyer-38', context);
    const cut = context.calibration.abcCuts.strategic ?? 0;

    expect(distanceToNext).toMatchObject({
      to: 'strategic',
      measure: 'won-amount',
      amount: cut - 38_000,
    });
  });

  it('tells a way that leads there when it is gone', () => {
    const wide = aBook(
      Object.fromEntries(
        Array.from({ length: 60 }, (_, i) => [
          `buyer-${i}`,
          Array.from({ length: 1 + ((i * 7) % 5) }, (_, n) => ({
            closed: 1 + ((i * 31 + n * 53) % 500),
            amount: 10 + (i % 9) ** 4,
          })),
        ]),
      ),
    );
    for (const strategicShare of [0.05, 0.5]) {
      const rules = Policy.parse({ tier: { strategicShare } });
      const lines = aContext(wide, rules);
      for (const { id } of wide.accounts) {
        for (const potential of ['high', 'low']) {
          const subject = aSubject(wide, id, lines);
          subject.classes['potential'] = potential;
          const present = tier.classify(subject, lines);
          const { distanceToNext } = tier.explain(subject, lines, present);
          if (!distanceToNext || present === 'unranked') continue;
          const { measure, amount, to } = distanceToNext;
          const own = { ...subject.own };
          own.monetary += measure === 'won-amount' ? amount : 1;
          own.frequency += 1;
          own.orderSize = own.monetary / own.frequency;
          const then = { ...subject, own, group: own };
          then.classes = { ...subject.classes, value: value.classify(then, lines) };

          expect(tier.classify(then, lines), `${id}: ${present} → ${to} by ${amount}`).toBe(to);
        }
      }
    }
  });

  it('shows what the group won beside what the account won', () => {
    const group = aBook(
      { parent: [{ closed: 5, amount: 10 }], child: [{ closed: 5, amount: 90 }] },
      { child: { parentId: 'parent' } },
    );

    expect(assess('tier', group, 'parent').evidence).toContainEqual({
      id: 'group-monetary',
      value: 100,
      unit: 'money',
    });
  });
});
