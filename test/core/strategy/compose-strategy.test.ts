import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainSubject } from '../../../src/core/classification/explain-subject.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { contactCapDays, isCapped } from '../../../src/core/strategy/cap-contacts.ts';
import { composeStrategy } from '../../../src/core/strategy/compose-strategy.ts';
import { nextAction } from '../../../src/core/strategy/next-action.ts';
import { cardSize } from '../../../src/core/strategy/pick-card.ts';
import type { Play } from '../../../src/core/strategy/play.ts';
import { standardPlays } from '../../../src/core/strategy/standard-plays.ts';
import type { Strategy } from '../../../src/core/strategy/strategy.ts';
import { strategySummary } from '../../../src/core/strategy/strategy-summary.ts';
import { aBook, aContext, aSubject, type BookSketch, day, today } from '../../support/a-book.ts';
import { assessClasses, type ClassSketch, idsOf, strategyOf } from './assess-classes.ts';
import { classIds } from './class-ids.ts';

const aPlay: Play = {
  id: 'call-the-mayor',
  purpose: 'relationship',
  when: { 'customer-type': ['government'] },
  title: { en: 'Call the mayor', zh: '致电市长' },
  what: { en: 'Call the mayor.', zh: '致电市长。' },
  who: 'sales-rep',
  cadence: { kind: 'every', days: 30 },
  priority: 99,
};

const playOf = new Map(standardPlays.map((play) => [play.id, play]));

describe('a strategy', () => {
  it('holds the plays of which every condition holds, and no others', () => {
    const { plays } = strategyOf({ tier: 'strategic', lifecycle: 'lost' });

    expect(idsOf({ plays })).toContain('key-lost-win-back');
    expect(idsOf({ plays })).not.toContain('strategic-at-risk-escalation');
    expect(idsOf({ plays })).not.toContain('general-greeting');
  });

  it('does not match a play for a class of a dimension that is absent', () => {
    expect(idsOf(strategyOf({ tier: 'general' }))).not.toContain('manufacturing-quality');
    expect(idsOf(strategyOf({ tier: 'general', industry: 'manufacturing' }))).toContain(
      'manufacturing-quality',
    );
  });

  it('says the rule in words, and takes the evidence of its most telling class', () => {
    const [first] = strategyOf({ lifecycle: 'at-risk', tier: 'strategic' }).plays;

    expect(first && renderMessage(first.why.rule, 'en')).toBe(
      'Because Tier is Strategic and Lifecycle is At Risk.',
    );
    expect(first && renderMessage(first.why.rule, 'zh')).toBe(
      '依据：客户级别为“战略客户”，且生命周期为“流失预警”。',
    );
    expect(first?.why.evidence).toMatchObject({ dimension: 'lifecycle', class: 'at-risk' });
  });

  it('names regions, unknown classes and classes without a name', () => {
    const rules = strategyOf({
      'geography.region': 'europe',
      'geography.market': 'abroad',
      'value-type': 'unknown',
      industry: 'retail',
    }).plays.map(({ why }) => `${renderMessage(why.rule, 'en')} ${renderMessage(why.rule, 'zh')}`);

    expect(rules).toContain(
      'Because Region is Europe and Market is Abroad. 依据：区域为“欧洲”，且市场为“境外”。',
    );
    expect(rules).toContain('Because Value Type is Unknown. 依据：价值类型为“未知”。');
    expect(rules).toContain('Holds for every account. 适用于所有客户。');
    expect(rules.some((rule) => /retail/i.test(rule))).toBe(true);
  });

  it('is made of the plays it is given', () => {
    const strategy = strategyOf({ 'customer-type': 'government' }, { plays: [aPlay] });

    expect(idsOf(strategy)).toEqual(['call-the-mayor']);
    expect(strategy.plays[0]?.task).toBeUndefined();
  });

  it('is empty without plays', () => {
    const strategy = strategyOf({ tier: 'general' }, { plays: [] });

    expect(strategy).toMatchObject({ plays: [], leftOut: [], headings: [] });
    expect(nextAction(strategy)).toEqual({ en: '', zh: '' });
  });

  it('explains a real account from its deals', () => {
    const book = aBook({ ...manyBuyers(), whale: whaleDeals() });
    const context = aContext(book);

    const strategy = composeStrategy(
      explainSubject(aSubject(book, 'whale', context), context),
      context,
    );

    const [first] = strategy.plays;
    expect(first?.id).toBe('key-lost-win-back');
    expect(first?.why.evidence && renderMessage(first.why.evidence.reason, 'en')).toMatch(
      /^Silent for too long: usually every \d+ days \(11 gaps\), last on 12 Jan 2026/,
    );
    expect(first?.why.evidence?.facts).toContainEqual({
      id: 'last-purchase',
      value: '2026-01-12',
      unit: 'date',
    });
  });
});

describe('contradictions', () => {
  it.each<[string, ClassSketch, string[]]>([
    [
      'no visits for a buyer of intrinsic value',
      { 'value-type': 'intrinsic', geography: 'local', lifecycle: 'repeat' },
      ['local-visit', 'hand-over-in-person'],
    ],
    [
      'nothing customised for a buyer of intrinsic value',
      { 'value-type': 'intrinsic', tier: 'strategic', size: 'large' },
      ['strategic-solution', 'large-solution'],
    ],
    [
      'no visits far away',
      { geography: 'remote', industry: 'manufacturing' },
      ['manufacturing-efficiency'],
    ],
    [
      'no gifts and no promotions for a public body',
      { 'customer-type': 'government', tier: 'general', value: 'low' },
      ['general-gift', 'low-value-campaign'],
    ],
    ['no gifts in finance', { industry: 'finance', tier: 'general' }, ['general-gift']],
    [
      'no automation where people are in charge',
      { tier: 'strategic', value: 'low' },
      ['low-value-automation'],
    ],
    [
      'no automation first beside a dedicated manager',
      { tier: 'general', value: 'high' },
      ['general-automation'],
    ],
    [
      'no standard package beside a custom solution',
      { tier: 'important', size: 'small' },
      ['small-standard-offer'],
    ],
    [
      'one dedicated manager, not three',
      { tier: 'strategic', value: 'high', size: 'large' },
      ['high-value-manager', 'large-manager'],
    ],
    [
      'no request for a favour while the account is at risk',
      { tier: 'strategic', lifecycle: 'at-risk', loyalty: 'high' },
      ['strategic-reference', 'high-loyalty-referral', 'strategic-joint-project'],
    ],
    [
      'no routine while the account is at risk',
      { tier: 'general', lifecycle: 'at-risk', geography: 'local' },
      ['general-greeting', 'general-recommendation', 'local-visit'],
    ],
    [
      'no running business with an account that never bought',
      { lifecycle: 'potential', industry: 'manufacturing', geography: 'remote' },
      ['manufacturing-supply-chain', 'remote-logistics'],
    ],
    [
      'no running business with a lost account',
      { tier: 'strategic', lifecycle: 'lost' },
      ['strategic-priority-supply', 'strategic-plan', 'strategic-reference'],
    ],
    [
      'one win-back, from above, for a key account',
      { tier: 'strategic', lifecycle: 'lost' },
      ['lost-win-back'],
    ],
  ])('are settled: %s', (_, classes, ruledOut) => {
    const strategy = strategyOf(classes);

    expect(idsOf(strategy).filter((id) => ruledOut.includes(id))).toEqual([]);
    expect(strategy.leftOut.map(({ id }) => id)).toEqual(expect.arrayContaining(ruledOut));
  });

  it('are named with the play that decides', () => {
    const { leftOut } = strategyOf({ 'value-type': 'intrinsic', geography: 'local' });

    expect(leftOut).toContainEqual({
      id: 'local-visit',
      title: { en: 'Visit face to face', zh: '上门面谈' },
      ruledOutBy: 'intrinsic-no-visits',
    });
  });
});

describe('the order of plays', () => {
  it('puts a strategic account at risk before its base, and a purchase before both', () => {
    const atRisk = strategyOf({ tier: 'strategic', lifecycle: 'at-risk' });
    const bought = strategyOf({ tier: 'strategic', lifecycle: 'repeat' }, { boughtOn: today });
    const calm = strategyOf({ tier: 'strategic', lifecycle: 'repeat' }, { boughtOn: today - 60 });

    expect(idsOf(atRisk)[0]).toBe('strategic-at-risk-escalation');
    expect(idsOf(bought)[0]).toBe('thank-you');
    expect(idsOf(calm)[0]).toBe('strategic-team');
  });

  it('moves on when the first play is done', () => {
    const classes = { tier: 'strategic', lifecycle: 'at-risk' };
    const enteredOn = { tier: today - 100, lifecycle: today - 5 };

    const before = strategyOf(classes, { history: { enteredOn } });
    const after = strategyOf(classes, {
      history: { enteredOn, doneOn: { 'strategic-at-risk-escalation': today - 3 } },
    });

    expect(before.plays[0]).toMatchObject({
      id: 'strategic-at-risk-escalation',
      dueOn: today - 3,
    });
    expect(idsOf(after)[0]).toBe('at-risk-warning');
    expect(after.plays.at(-1)).toMatchObject({
      id: 'strategic-at-risk-escalation',
      state: 'done',
      isOnCard: false,
    });
  });

  it('asks again when the class is entered again', () => {
    const strategy = strategyOf(
      { tier: 'strategic', lifecycle: 'at-risk' },
      {
        history: {
          enteredOn: { tier: today - 100, lifecycle: today - 5 },
          doneOn: { 'strategic-at-risk-escalation': today - 90 },
        },
      },
    );

    expect(strategy.plays[0]).toMatchObject({ id: 'strategic-at-risk-escalation', state: 'open' });
  });

  it('gives a low priority no place before a high one among open plays', () => {
    fc.assert(
      fc.property(anAccount, (account) => {
        const open = compose(account).plays.filter(({ state }) => state === 'open');
        const priorities = open.map(({ priority }) => priority);
        expect(priorities).toEqual([...priorities].sort((a, b) => b - a));
      }),
    );
  });

  it('puts open plays first and finished ones last, whatever the account', () => {
    fc.assert(
      fc.property(anAccount, (account) => {
        const places = compose(account).plays.map(({ state }) =>
          ['open', 'waiting', 'done'].indexOf(state),
        );
        expect(places).toEqual([...places].sort((a, b) => a - b));
      }),
    );
  });
});

describe('the card', () => {
  it('shows few plays, the first always among them, and every urgent one that is open', () => {
    fc.assert(
      fc.property(anAccount, (account) => {
        const { plays } = compose(account);
        const card = plays.filter(({ isOnCard }) => isOnCard);
        expect(card.length).toBeLessThanOrEqual(cardSize);
        expect(plays[0]?.isOnCard).toBe(true);
        const urgent = plays.filter((play) => play.priority >= 80 && play.state === 'open');
        expect(urgent.slice(0, cardSize).every(({ isOnCard }) => isOnCard)).toBe(true);
      }),
    );
  });

  it('lets what shapes the strategy have its place beside the base', () => {
    const { plays } = strategyOf({
      tier: 'important',
      lifecycle: 'repeat',
      'value-type': 'extrinsic',
      'need-type': 'service',
      industry: 'retail',
      size: 'medium',
    });

    const shown = plays
      .filter(({ isOnCard }) => isOnCard)
      .map(({ why }) => why.evidence?.dimension);
    expect(new Set(shown)).toEqual(
      new Set(['tier', 'lifecycle', 'value-type', 'need-type', 'industry', 'size']),
    );
  });
});

describe('finished plays', () => {
  it('leave the card, even when there is room', () => {
    const oneOff: Play = {
      ...aPlay,
      cadence: { kind: 'after', event: 'class-entered', days: 7 },
    };
    const { plays } = strategyOf(
      { 'customer-type': 'government' },
      { plays: [oneOff], history: { doneOn: { 'call-the-mayor': today } } },
    );

    expect(plays).toMatchObject([{ state: 'done', isOnCard: false }]);
  });
});

describe('the headings', () => {
  it('follow priority, wherever an organization’s own plays stand', () => {
    const urgent = { ...aPlay, when: { tier: ['strategic'] } };
    const { headings } = strategyOf({ tier: 'strategic' }, { plays: [...standardPlays, urgent] });

    expect(headings[0]).toEqual(aPlay.title);
  });
});

describe('whatever the classes', () => {
  const unlike: [string, string][] = [
    ['general-automation', 'high-value-manager'],
    ['general-automation', 'low-value-automation'],
    ['strategic-solution', 'intrinsic-easy-buying'],
    ['hand-over-in-person', 'intrinsic-no-visits'],
    ['extrinsic-sales-time', 'monthly-contact'],
    ['extrinsic-sales-time', 'general-greeting'],
    ['extrinsic-sales-time', 'general-automation'],
    ['at-risk-warning', 'low-value-automation'],
    ['at-risk-warning', 'strategic-reference'],
    ['at-risk-warning', 'low-value-campaign'],
    ['lost-reason', 'general-recommendation'],
    ['potential-trial', 'high-value-priority-supply'],
    ['strategic-team', 'high-value-manager'],
    ['strategic-team', 'low-value-automation'],
  ];
  const absent = [undefined, 'unknown'];
  const of = (dimension: string) => [...absent, ...(classIds.get(dimension) ?? [])];

  it('of tier, lifecycle, value and value type there is a next action and no contradiction', () => {
    let cards = 0;
    for (const tier of of('tier')) {
      for (const lifecycle of of('lifecycle')) {
        for (const value of of('value')) {
          for (const valueType of of('value-type')) {
            const classes = known({ tier, lifecycle, value, 'value-type': valueType });
            const strategy = strategyOf(classes, { boughtOn: today - 10, everyDays: 90 });
            expectSound(strategy, JSON.stringify(classes));
            const ids = new Set(idsOf(strategy));
            for (const pair of unlike) {
              expect(
                pair.every((id) => ids.has(id)),
                `${pair} in ${JSON.stringify(classes)}`,
              ).toBe(false);
            }
            cards += 1;
          }
        }
      }
    }
    expect(cards).toBe(7 * 9 * 6 * 6);
  });

  it('of all dimensions and whatever was done before, the same holds', () => {
    fc.assert(fc.property(anAccount, (account) => expectSound(compose(account))));
  });

  it('gives the same strategy for the same account, and changes nothing it is given', () => {
    fc.assert(
      fc.property(anAccount, (account) => {
        const frozen = deepFreeze(structuredClone(account));
        expect(compose(frozen)).toEqual(compose(account));
      }),
    );
  });

  it('spreads contacts without business in hand over the months', () => {
    fc.assert(
      fc.property(anAccount, (account) => {
        const due = compose(account).plays.flatMap(({ id, dueOn }) => {
          const play = playOf.get(id);
          return play && isCapped(play) && dueOn !== undefined ? [dueOn] : [];
        });
        due.sort((a, b) => a - b);
        for (const [place, dueOn] of due.entries()) {
          expect(dueOn - (due[place - 1] ?? Number.NEGATIVE_INFINITY)).toBeGreaterThanOrEqual(
            contactCapDays,
          );
        }
      }),
    );
  });

  it('changes nothing by time alone before the day it names', () => {
    fc.assert(
      fc.property(anAccount, fc.nat(400), (account, days) => {
        const now = compose(account);
        const later = compose({ ...account, asOf: account.asOf + days });
        if (now.nextChangeOn !== undefined && account.asOf + days >= now.nextChangeOn) return;
        expect(nextAction(later)).toEqual(nextAction(now));
        expect(later.plays.map(({ state }) => state)).toEqual(now.plays.map(({ state }) => state));
      }),
    );
  });

  it('keeps the summary as long as the classes stay', () => {
    fc.assert(
      fc.property(anAccount, anAccount, (account, other) => {
        const sameClasses = { ...other, classes: account.classes };
        expect(strategySummary(compose(sameClasses))).toEqual(strategySummary(compose(account)));
      }),
    );
  });

  function expectSound(strategy: Strategy, about = ''): void {
    const action = nextAction(strategy);
    expect(strategy.plays.length, about).toBeGreaterThan(0);
    for (const text of [action, strategySummary(strategy)]) {
      expect(text.en.length, about).toBeLessThanOrEqual(255);
      expect(text.zh.length, about).toBeLessThanOrEqual(255);
    }
    expect(action.en).toMatch(/^[A-Z].*\. \(.+, .+\)$/);
    expect(action.zh).toMatch(/。（.+，.+）$/);
    const applying = [...idsOf(strategy), ...strategy.leftOut.map(({ id }) => id)].map((id) =>
      playOf.get(id),
    );
    const clashes = strategy.plays.flatMap(({ id }) =>
      applying
        .filter((other) => other?.id !== id && rulesOut(other, id))
        .map((other) => [id, other?.id]),
    );
    expect(clashes, about).toEqual([]);
  }
});

function rulesOut(other: Play | undefined, id: string): boolean {
  const involved: string[] = [id, ...(playOf.get(id)?.involves ?? [])];
  return other?.rulesOut?.some((what) => involved.includes(what)) ?? false;
}

interface Account {
  asOf: number;
  classes: ClassSketch;
  boughtOn?: number | undefined;
  everyDays?: number | undefined;
  enteredOn: Record<string, number>;
  doneOn: Record<string, number>;
}

/** Accounts of any classes, bought and handled in any way before a day in 2026. */
const anAccount: fc.Arbitrary<Account> = fc.integer({ min: 0, max: 300 }).chain((later) => {
  const asOf = day('2026-01-01') + later;
  const past = fc.integer({ min: asOf - 500, max: asOf });
  const classes = fc.record(
    Object.fromEntries([...classIds].map(([key, ids]) => [key, fc.constantFrom(...ids)])),
    { requiredKeys: [] },
  ) as fc.Arbitrary<ClassSketch>;
  return fc.record({
    asOf: fc.constant(asOf),
    classes,
    boughtOn: fc.option(past, { nil: undefined }),
    everyDays: fc.option(fc.integer({ min: 1, max: 200 }), { nil: undefined }),
    enteredOn: fc.dictionary(fc.constantFrom(...classIds.keys()), past),
    doneOn: fc.dictionary(fc.constantFrom(...playOf.keys()), past),
  });
});

function compose({ asOf, classes, boughtOn, everyDays, enteredOn, doneOn }: Account): Strategy {
  return composeStrategy(assessClasses(classes, { boughtOn, everyDays }), {
    asOf,
    policy: Policy.parse({}),
    history: { enteredOn, doneOn },
  });
}

function known(classes: Record<string, string | undefined>): ClassSketch {
  return Object.fromEntries(
    Object.entries(classes).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(value).forEach(deepFreeze);
  return Object.freeze(value);
}

/** Sixty accounts that buy about every month; a third of them stopped after one to four purchases. */
function manyBuyers(): BookSketch {
  const sketch: BookSketch = {};
  for (let i = 0; i < 60; i++) {
    const hasStopped = i % 3 === 0;
    const last = hasStopped ? 200 + 3 * i : 1 + (i % 20);
    const purchases = hasStopped ? 1 + (i % 4) : 4 + (i % 5);
    sketch[`buyer-${i}`] = irregular(purchases, 20 + Math.floor(i / 3)).map((ago) => ({
      closed: last + ago,
      amount: 100 + i,
    }));
  }
  return sketch;
}

/** By far the largest account: a large order about every two weeks until 12 January, then silence. */
function whaleDeals() {
  const last = today - day('2026-01-12');
  return irregular(12, 14).map((ago) => ({ closed: last + ago, amount: 50_000 }));
}

/** Days before the last of some purchases, about `gap` days apart. */
function irregular(purchases: number, gap: number): number[] {
  return Array.from({ length: purchases }, (_, n) => n * gap + ((5 * n) % 11) * Math.sign(n));
}
