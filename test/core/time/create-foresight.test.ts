import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/core/book/book.ts';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../../src/core/calibration/calibrate.ts';
import type { Calibration } from '../../../src/core/calibration/calibration.ts';
import { classifyBook } from '../../../src/core/classification/classify-book.ts';
import { classOf } from '../../../src/core/classification/explain-subject.ts';
import type { Context } from '../../../src/core/dimensions/dimension.ts';
import { dimensions } from '../../../src/core/dimensions/registry.ts';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { createForesight } from '../../../src/core/time/create-foresight.ts';
import { aBook, aContext, day, today } from '../../support/a-book.ts';

function foresightOf(book: Book, accountId: string, context: Context) {
  const groups = buildGroups(book.accounts, book.indexOf);
  return createForesight(book, groups, context).foresee(book.indexOf.get(accountId) ?? -1);
}

function flipsOf(book: Book, accountId: string, context: Context) {
  const { flips } = foresightOf(book, accountId, context);
  return new Map(flips.map(({ dimension, on, to }) => [dimension, { on, to }]));
}

describe('what time alone will change', () => {
  it('is the sales level on the day the large deal slides out of the window', () => {
    const book = aBook({
      acme: [
        { closed: 100, amount: 600_000 },
        { closed: 5, amount: 60_000 },
      ],
    });
    const policy = Policy.parse({ stability: { dimensions: [] } });

    expect(flipsOf(book, 'acme', aContext(book, policy)).get('sales-level')).toEqual({
      on: today + 265,
      to: 'l5',
    });
  });

  it('is no fall of a class that only a calibration may let fall', () => {
    const book = aBook({
      acme: [
        { closed: 100, amount: 600_000 },
        { closed: 5, amount: 60_000 },
      ],
    });

    expect(flipsOf(book, 'acme', aContext(book)).has('sales-level')).toBe(false);
    expect(foresightOf(book, 'acme', aContext(book)).byRule).toContainEqual({
      dimension: 'sales-level',
      on: today + 265,
      to: 'l5',
    });
  });

  it('is nothing by the rule where a better class is held against it already', () => {
    const book = aBook({
      acme: [
        { closed: 364, amount: 600_000 },
        { closed: 5, amount: 60_000 },
      ],
    });
    const context = aContext(book);
    const later = { ...context, asOf: today + 30 };

    expect(foresightOf(book, 'acme', context).byRule).not.toEqual([]);
    expect(foresightOf(book, 'acme', later).byRule.map(({ dimension }) => dimension)).not.toContain(
      'sales-level',
    );
  });

  it('is the lifecycle when silence lasts, and what reads it', () => {
    const book = aBook({
      acme: [300, 240, 180, 120, 60, 1].map((closed) => ({ closed, amount: 10 })),
    });
    const flips = flipsOf(book, 'acme', aContext(book));

    expect(flips.get('lifecycle')?.to).toBe('at-risk');
    expect(flips.get('health')?.on).toBeLessThanOrEqual(flips.get('lifecycle')?.on ?? 0);
  });

  it('is the first purchase on the day a future-dated deal comes of age', () => {
    const book = aBook({ acme: [{ closed: '2026-07-15', amount: 10 }] });

    expect(flipsOf(book, 'acme', aContext(book)).get('lifecycle')).toEqual({
      on: day('2026-07-15'),
      to: 'first-purchase',
    });
  });

  it('is nothing for an account without deals', () => {
    const book = aBook({ acme: [], other: [{ closed: 3, amount: 5 }] });

    expect(flipsOf(book, 'acme', aContext(book)).size).toBe(0);
  });

  it('is the first of two changes of which the second undoes the first', () => {
    // 535 needs attention, 435 is loyal, 235 inside its own rhythm needs attention again.
    const book = aBook({
      acme: [1000, 600, 200].map((closed) => ({ closed, amount: 500 })),
    });
    const context = aContext(book, Policy.parse({ windowDays: null }));
    const rfmEdges = {
      recency: [-300, -280, -260, -240] as const,
      frequency: [1, 2, 9, 9] as const,
      monetary: [1, 2, 3, 4] as const,
    };
    const calibration = { ...context.calibration, rfmEdges } as unknown as Calibration;

    expect(flipsOf(book, 'acme', { ...context, calibration }).get('rfm')).toEqual({
      on: today + 41,
      to: 'loyal',
    });
  });

  it('is what a day brings, also where silence has taken it back before the next day that brings something', () => {
    const book = aBook({
      acme: [
        ...[900, 880, 860, 840, 820].map((closed) => ({ closed, amount: 10 })),
        { closed: '2026-07-15', amount: 10 },
      ],
      other: [500, 400, 300, 200, 100, 3].map((closed) => ({ closed, amount: 10 })),
    });
    const context = aContext(book, Policy.parse({ windowDays: null }));
    const none = { recency: [null, null, null, null] };
    const rfmEdges = { ...context.calibration.rfmEdges, ...none };
    const calibration = { ...context.calibration, rfmEdges } as unknown as Calibration;

    // Lost today, and on every day that is looked at but that of the order.
    expect(flipsOf(book, 'acme', { ...context, calibration }).get('lifecycle')).toEqual({
      on: day('2026-07-15'),
      to: 'won-back',
    });
  });

  it('is a rise for as long as a credit has left the window and what it credited has not', () => {
    const book = aBook({
      acme: [
        { closed: 300, amount: -450_000 },
        { closed: 200, amount: 450_000 },
        { closed: 5, amount: 60_000 },
      ],
    });

    expect(flipsOf(book, 'acme', aContext(book)).get('sales-level')).toEqual({
      on: today + 65,
      to: 'l2',
    });
  });

  it('looks at the deals of the group where those decide', () => {
    const book = aBook(
      {
        acme: [{ closed: 300, amount: 100 }],
        child: [
          { closed: 200, amount: 450_000 },
          { closed: 100, amount: -450_000 },
        ],
      },
      { child: { parentId: 'acme' } },
    );
    const policy = Policy.parse({ groups: { figures: 'group' }, stability: { dimensions: [] } });

    // Between the two deals of its child the group is 450,000 poorer.
    expect(flipsOf(book, 'acme', aContext(book, policy)).get('sales-level')).toEqual({
      on: today + 65,
      to: 'none',
    });
  });

  const lookedAhead = 800;
  const deals = fc.array(
    fc.record({
      account: fc.constantFrom('a', 'b', 'c'),
      closed: fc.integer({ min: -120, max: 1000 }),
      amount: fc.option(fc.integer({ min: -30, max: 900 }), { nil: undefined }),
      outcome: fc.constantFrom('won', 'won', 'won', 'open', 'lost'),
    }),
    { minLength: 1, maxLength: 14 },
  );
  const policies = fc
    .record({
      windowDays: fc.constantFrom(365, 90, null),
      scheme: fc.constantFrom('segments', 'types'),
      figures: fc.constantFrom('own', 'group', 'greater'),
      held: fc.constantFrom([], ['tier', 'sales-level']),
    })
    .map(({ windowDays, scheme, figures, held }) =>
      Policy.parse({
        ...{ windowDays, rfm: { scheme }, groups: { figures }, stability: { dimensions: held } },
        salesLevel: {
          ladder: [
            { id: 'l1', from: 1000 },
            { id: 'l2', from: 300 },
            { id: 'l3', from: 0 },
          ],
        },
      }),
    );

  /** The lines of scores as calibrated, or close together, so that one account passes several. */
  const lines = fc.constantFrom<Partial<Calibration>>(
    {},
    {
      rfmEdges: {
        recency: [-320, -200, -130, -60],
        frequency: [2, 3, 4, 5],
        monetary: [50, 200, 500, 900],
      },
    },
  );

  it('is what looking at every day finds', () => {
    fc.assert(
      fc.property(deals, policies, fc.nat(200), lines, (facts, policy, calibrated, edges) => {
        const builder = createBookBuilder();
        for (const id of ['a', 'b', 'c']) {
          const parentId = id === 'b' ? 'a' : undefined;
          const contact = id === 'c' ? { lastContactOn: today - 40 } : {};
          builder.addAccount({ id, name: id, parentId, ...contact });
        }
        for (const [i, { account, closed, amount, outcome }] of facts.entries()) {
          const closedOn = today - closed;
          builder.addDeal({ id: `d${i}`, accountId: account, outcome, amount, closedOn } as never);
        }
        const book = builder.build();
        const calibration = { ...calibrate(book, policy, today - calibrated), ...edges };
        const context = { asOf: today, policy, calibration };

        expect(foreseen(book, context)).toEqual(dayByDay(book, context));
        expect(nextFlips(book, context)).toEqual(foreseenFlips(book, context));
        const rule = dayByDay(
          book,
          { ...context, policy: unheld(policy) },
          policy.stability.dimensions,
        );
        expect(foreseenByRule(book, context)).toEqual(withoutHeld(rule, book, context));
      }),
      { numRuns: 60 },
    );
  });

  function foreseen(book: Book, context: Context) {
    const groups = buildGroups(book.accounts, book.indexOf);
    const { foresee } = createForesight(book, groups, context);
    return Array.from(book.accounts.keys(), (account) =>
      Object.fromEntries(
        foresee(account)
          .flips.filter(({ on }) => on <= today + lookedAhead)
          .map(({ dimension, on, to }) => [dimension, `${on - today} ${to}`]),
      ),
    );
  }

  function foreseenByRule(book: Book, context: Context) {
    const groups = buildGroups(book.accounts, book.indexOf);
    const { foresee } = createForesight(book, groups, context);
    return Array.from(book.accounts.keys(), (account) =>
      Object.fromEntries(
        foresee(account)
          .byRule.filter(({ on }) => on <= today + lookedAhead)
          .map(({ dimension, on, to }) => [dimension, `${on - today} ${to}`]),
      ),
    );
  }

  function nextFlips(book: Book, context: Context) {
    const { nextFlipOn } = createForesight(book, buildGroups(book.accounts, book.indexOf), context);
    return Array.from(book.accounts.keys(), nextFlipOn);
  }

  function foreseenFlips(book: Book, context: Context) {
    const { foresee } = createForesight(book, buildGroups(book.accounts, book.indexOf), context);
    return Array.from(book.accounts.keys(), (account) => foresee(account).flips[0]?.on);
  }

  /** Without the classes held today, of which the rule says another already. */
  function withoutHeld(byAccount: Record<string, string>[], book: Book, context: Context) {
    const groups = buildGroups(book.accounts, book.indexOf);
    classifyBook(book, groups, context, (account, { held = {} }) => {
      for (const dimension of Object.keys(held)) delete byAccount[account]?.[dimension];
    });
    return byAccount;
  }

  function unheld(policy: Policy): Policy {
    return { ...policy, stability: { ...policy.stability, dimensions: [] } };
  }

  function dayByDay(
    book: Book,
    context: Context,
    wanted: readonly string[] = dimensions.map(({ id }) => id),
  ) {
    const groups = buildGroups(book.accounts, book.indexOf);
    const present = classesOn(book, context, today);
    const flips = present.map((): Record<string, string> => ({}));
    for (let ahead = 1; ahead <= lookedAhead; ahead++) {
      const then = classesOn(book, context, today + ahead);
      for (const [account, classes] of then.entries()) {
        for (const id of wanted) {
          const flip = flips[account] as Record<string, string>;
          if (flip[id] === undefined && classes[id] !== present[account]?.[id])
            flip[id] = `${ahead} ${classes[id]}`;
        }
      }
    }
    return flips;

    function classesOn(book: Book, context: Context, asOf: number) {
      const all: Record<string, string | undefined>[] = [];
      classifyBook(book, groups, { ...context, asOf }, (_, subject) => {
        all.push(Object.fromEntries(dimensions.map(({ id }) => [id, classOf(subject, id)])));
      });
      return all;
    }
  }
});
