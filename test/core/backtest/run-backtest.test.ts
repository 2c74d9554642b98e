import { describe, expect, it } from 'vitest';
import { type Backtest, runBacktest } from '../../../src/core/backtest/run-backtest.ts';
import type { Day } from '../../../src/core/day.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { day } from '../../support/a-book.ts';
import { bookOfPurchases, purchaseDays, randomPurchases } from '../../support/book-of-purchases.ts';
import { simulateRates } from '../../support/simulate-rates.ts';
import { simulateRhythms } from '../../support/simulate-rhythms.ts';

const from = day('2022-01-01');
const policy = Policy.parse({});
const horizon = 120;

function backtest(purchases: Day[][], origin: Day): Backtest {
  return runBacktest(bookOfPurchases(purchases), policy, origin, horizon);
}

function resultOf({ results }: Backtest, name: string) {
  const result = results.find(({ method }) => method.name === name);
  if (!result) throw new Error(`no method ${name}`);
  return result;
}

/** Accounts with rhythms of their own, from a week to a year, that stop now and then. */
const regulars = purchaseDays(
  simulateRhythms({
    mu: 4,
    tau: 0.8,
    sigma: 0.4,
    a: 0.5,
    b: 4,
    accounts: 1200,
    days: 1100,
    seed: 2,
  }),
  from,
);

describe('a backtest', () => {
  const result = backtest(regulars, from + 900);

  it('compares the product with the usual rules, recency and the models of the literature', () => {
    expect(result.results.map(({ method }) => method.name)).toEqual([
      'tierwise',
      ...['fixed-90', 'fixed-180', 'fixed-365', 'recency'],
      ...['log-normal', 'mbg-nbd', 'bg-nbd', 'mbg-nbd-alive', 'bg-nbd-alive'],
    ]);
  });

  it('counts the accounts that had bought and the share of them that bought again', () => {
    const known = regulars.filter(([first = Infinity]) => first <= from + 900);
    const again = known.filter((days) =>
      days.some((closedOn) => closedOn > from + 900 && closedOn <= from + 900 + horizon),
    );

    expect(result.accounts).toBe(known.length);
    expect(result.buyRate).toBeCloseTo(again.length / known.length, 12);
    expect(result.baseBrier).toBeCloseTo(result.buyRate * (1 - result.buyRate), 12);
  });

  it('finds the product better than every rule where accounts have rhythms of their own', () => {
    const own = resultOf(result, 'tierwise');
    for (const name of ['fixed-90', 'fixed-180', 'fixed-365', 'recency', 'mbg-nbd']) {
      const rival = resultOf(result, name);
      expect(own.auc?.value).toBeGreaterThan(rival.auc?.value ?? 1);
      if (rival.brier) expect(own.brier?.value).toBeLessThan(rival.brier.value);
    }
    expect(own.ece).toBeLessThan(0.04);
    expect(Math.abs((own.expectedBuyers ?? 0) / result.accounts - result.buyRate)).toBeLessThan(
      0.04,
    );
  });

  it('asks no probability of a method that only ranks', () => {
    const { auc, brier, ece, logLoss, lost } = resultOf(result, 'recency');

    expect(auc).not.toBeNull();
    expect([brier, ece, logLoss, lost]).toEqual([null, null, null, null]);
  });

  it('splits by how often accounts had bought, to the last account', () => {
    for (const { strata } of result.results) {
      expect(strata.reduce((sum, { accounts }) => sum + accounts, 0)).toBe(result.accounts);
      const buyers = strata.reduce((sum, { accounts, buyRate }) => sum + accounts * buyRate, 0);
      expect(buyers).toBeCloseTo(result.buyRate * result.accounts, 6);
    }
  });

  it('uses nothing that came after the origin but the outcome', () => {
    const origin = from + 900;
    const shifted = regulars.map((days) =>
      days.map((closedOn) =>
        closedOn > origin && closedOn <= origin + horizon ? origin + 1 : closedOn,
      ),
    );
    const other = backtest(shifted, origin);

    expect(JSON.stringify(other)).toBe(JSON.stringify(result));
  });

  it('counts a purchase on the last day of the horizon and none on the origin', () => {
    const origin = from + 400;
    const one = [from, from + 200];
    const accounts = [
      one,
      [...one, origin],
      [...one, origin + horizon],
      [...one, origin + horizon + 1],
    ];

    expect(backtest(accounts, origin).buyRate).toBe(1 / 4);
  });

  it('shows why P(alive) of BG/NBD is no label: it ranks many one-time buyers wrong', () => {
    const world = { kind: 'mbg-nbd' as const, r: 0.5, alpha: 40, a: 0.9, b: 1.6, accounts: 2000 };
    const oneTimers = backtest(
      purchaseDays(simulateRates({ ...world, days: 600, seed: 4 }), from),
      from + 400,
    );

    expect(resultOf(oneTimers, 'bg-nbd-alive').auc?.value).toBeLessThan(0.45);
    expect(resultOf(oneTimers, 'tierwise').auc?.value).toBeGreaterThan(0.7);
  });

  it.each([1, 2, 3, 4])(
    'finds nothing where there is nothing to find: random dates, seed %d',
    (seed) => {
      const world = { accounts: 4000, deals: 20_000, from, days: 1800, seed };
      const nothing = backtest(randomPurchases(world), from + 1500);
      for (const name of ['tierwise', 'recency', 'log-normal', 'mbg-nbd', 'fixed-180']) {
        const auc = resultOf(nothing, name).auc?.value ?? Number.NaN;
        expect(Math.abs(auc - 0.5)).toBeLessThan(0.03);
      }
    },
  );

  it('leaves out models that a small book cannot fit', () => {
    const small = backtest(regulars.slice(0, 15), from + 300);

    expect(small.chosen.rhythm.basis).toBe('weak-prior');
    expect(small.results.map(({ method }) => method.name)).toEqual([
      'tierwise',
      ...['fixed-90', 'fixed-180', 'fixed-365', 'recency', 'log-normal'],
    ]);
  });

  it('has no AUC where nobody bought, and survives a book without buyers', () => {
    expect(resultOf(backtest([[from], [from + 3]], from + 30), 'tierwise').auc).toBeNull();
    expect(backtest([[], []], from).accounts).toBe(0);
  });
});
