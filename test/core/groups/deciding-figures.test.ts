import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { calibrate } from '../../../src/core/calibration/calibrate.ts';
import { classifyBook } from '../../../src/core/classification/classify-book.ts';
import type { AccountFacts } from '../../../src/core/facts.ts';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, assess, type BookSketch, today } from '../../support/a-book.ts';

const byGroup = Policy.parse({ groups: { figures: 'group' } });
const byGreater = Policy.parse({ groups: { figures: 'greater' } });
const byOwn = Policy.parse({});

/** Twenty buyers of 1,000 … 20,000, and a holding whose two subsidiaries bought nothing and 30,000. */
const sketch: BookSketch = {
  ...Object.fromEntries(
    Array.from({ length: 20 }, (_, i) => [
      `solo-${i + 1}`,
      [{ closed: 9, amount: 1000 * (i + 1) }],
    ]),
  ),
  holding: [{ closed: 9, amount: 500 }],
  idle: [],
  busy: [
    { closed: 9, amount: 15_000 },
    { closed: 19, amount: 15_000 },
  ],
};
const facts = { idle: { parentId: 'holding' }, busy: { parentId: 'holding' } };
const book = aBook(sketch, facts);

const classOf = (dimension: string, account: string, policy: Policy, of = book) =>
  assess(dimension, of, account, aContext(of, policy)).value;

describe('figures that decide', () => {
  it.each([
    ['value', ['low', 'unknown', 'high'], ['high', 'high', 'high']],
    ['tier', ['general', 'unranked', 'strategic'], ['strategic', 'strategic', 'strategic']],
    ['sales-level', ['l5', 'none', 'l5'], ['l5', 'l5', 'l5']],
    ['concentration', ['c', 'unknown', 'a'], ['a', 'a', 'a']],
  ])('make subsidiaries inherit %s from their group', (dimension, own, group) => {
    const classes = (policy: Policy) =>
      ['holding', 'idle', 'busy'].map((account) => classOf(dimension, account, policy));

    expect(classes(byOwn)).toEqual(own);
    expect(classes(byGroup)).toEqual(group);
    expect(classes(byGreater)).toEqual(group);
  });

  it('say whose they are, and show both', () => {
    const { reason, evidence } = assess('value', book, 'holding', aContext(book, byGroup));

    expect(renderMessage(reason, 'en')).toContain('The group won 3 deals worth 30,500');
    expect(renderMessage(reason, 'zh')).toContain('所属集团');
    expect(evidence).toContainEqual({ id: 'own-monetary', value: 500, unit: 'money' });
    expect(evidence).toContainEqual({ id: 'group-monetary', value: 30_500, unit: 'money' });
  });

  it('leave an account without a group to itself, and the rhythm to each account', () => {
    expect(classOf('value', 'solo-20', byGroup)).toBe('high');
    expect(classOf('lifecycle', 'idle', byGroup)).toBe('potential');
  });

  it('rank groups among groups: each deal counts in one unit only', () => {
    const calibration = calibrate(book, byGroup, today);

    expect(calibration.buyers).toBe(21);
    expect(calibration.valueScale.revenue.values.at(-1)).toBe(30_500);
    expect(calibrate(book, byOwn, today).buyers).toBe(22);
  });

  it('are the better of both where the greater decide, by class', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 2, maxLength: 5 });
    const ranks = ['high', 'medium', 'low', 'unknown'];
    fc.assert(
      fc.property(amounts, (won) => {
        const members = Object.fromEntries(
          won.map((amount, i) => [`m${i}`, amount === 0 ? [] : [{ closed: 5 + i, amount }]]),
        );
        const parents = Object.fromEntries(won.map((_, i) => [`m${i}`, { parentId: 'm0' }]));
        const some = aBook({ ...sketch, ...members }, { ...facts, ...parents });
        const context = aContext(some, byOwn);
        const ofGreater = { ...context, policy: byGreater };
        const ofGroup = { ...context, policy: byGroup };
        for (const account of Object.keys(members)) {
          const rank = (value: string) => ranks.indexOf(value);
          const own = rank(assess('value', some, account, context).value);
          const group = rank(assess('value', some, account, ofGroup).value);
          const greater = rank(assess('value', some, account, ofGreater).value);
          expect(greater).toBe(Math.min(own, group));
        }
      }),
      { numRuns: 25 },
    );
  });

  it('follow an account to its new parent', () => {
    const moved = aBook(sketch, { ...facts, idle: { parentId: 'solo-1' } });

    expect(classOf('tier', 'idle', byGroup)).toBe('strategic');
    expect(classOf('tier', 'idle', byGroup, moved)).toBe('general');
    expect(classOf('tier', 'solo-1', byGroup, moved)).toBe('general');
  });

  it('survive a parent that is not there and parents in a circle', () => {
    const odd = aBook(sketch, {
      holding: { parentId: 'busy' },
      busy: { parentId: 'idle' },
      idle: { parentId: 'holding' },
      'solo-3': { parentId: 'gone' },
    });

    expect(classOf('tier', 'idle', byGroup, odd)).toBe('strategic');
    expect(classOf('tier', 'solo-3', byGroup, odd)).toBe(classOf('tier', 'solo-3', byOwn, odd));
  });

  it('add up over a chain of 10,000: each member has the sum of all', () => {
    const chain: Record<string, Partial<AccountFacts>> = {};
    const deals: BookSketch = {};
    for (let i = 0; i < 10_000; i++) {
      deals[`n${i}`] = [{ closed: 1 + (i % 300), amount: 1 }];
      if (i > 0) chain[`n${i}`] = { parentId: `n${i - 1}` };
    }
    const long = aBook(deals, chain);
    const groups = buildGroups(long.accounts, long.indexOf);
    let own = 0;
    const ofGroup = new Set<number>();
    classifyBook(long, groups, aContext(long, byGroup), (_, subject) => {
      own += subject.own.monetary;
      ofGroup.add(subject.group.monetary);
    });

    expect(own).toBe(10_000);
    expect([...ofGroup]).toEqual([10_000]);
  });

  it('count no deal twice: the sums over groups and over accounts are the same', () => {
    const parents = fc.array(fc.option(fc.integer({ min: 0, max: 11 }), { nil: undefined }), {
      minLength: 12,
      maxLength: 12,
    });
    fc.assert(
      fc.property(parents, (parentOf) => {
        const some = aBook(
          Object.fromEntries(parentOf.map((_, i) => [`a${i}`, [{ closed: 1, amount: 2 ** i }]])),
          Object.fromEntries(
            parentOf.map((parent, i) => [
              `a${i}`,
              parent === undefined ? {} : { parentId: `a${parent}` },
            ]),
          ),
        );
        const groups = buildGroups(some.accounts, some.indexOf);
        let own = 0;
        let rolledUp = 0;
        classifyBook(some, groups, aContext(some, byGroup), (account, subject) => {
          own += subject.own.monetary;
          if (groups.rootOf[account] === account) rolledUp += subject.group.monetary;
        });
        expect([own, rolledUp]).toEqual([2 ** 12 - 1, 2 ** 12 - 1]);
      }),
    );
  });
});
