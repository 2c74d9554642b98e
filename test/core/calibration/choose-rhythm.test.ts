import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/core/book/book.ts';
import { chooseRhythm } from '../../../src/core/calibration/choose-rhythm.ts';
import type { Day } from '../../../src/core/day.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { day } from '../../support/a-book.ts';
import { bookOfPurchases, purchaseDays, randomPurchases } from '../../support/book-of-purchases.ts';
import { simulateRates } from '../../support/simulate-rates.ts';
import { simulateRhythms } from '../../support/simulate-rhythms.ts';

const from = day('2022-01-01');
const policy = Policy.parse({});

function choose(book: Book, asOf: Day) {
  return chooseRhythm(book, Int32Array.from(book.accounts.keys()), policy, asOf);
}

/** Accounts that buy at random and stop now and then. */
function atRandom(accounts: number, days: number, seed = 11): Day[][] {
  const world = { r: 1.2, alpha: 60, a: 0.8, b: 2.4, kind: 'mbg-nbd' as const };
  return purchaseDays(simulateRates({ ...world, accounts, days, seed }), from);
}

/** Accounts that buy in a rhythm and stop now and then. */
function inRhythm(accounts: number, days: number): Day[][] {
  const world = { mu: 4, tau: 0.6, sigma: 0.4, a: 0.5, b: 4, seed: 11 };
  return purchaseDays(simulateRhythms({ ...world, accounts, days }), from);
}

describe('the model of a rhythm', () => {
  it('is log-normal where accounts buy in a rhythm', () => {
    const { rhythm, rhythmChoice } = choose(bookOfPurchases(inRhythm(1500, 900)), from + 900);

    expect(rhythm.kind).toBe('log-normal');
    expect(rhythmChoice.reason).toBe('log-normal-as-good');
    expect(rhythmChoice.regularity).toBeGreaterThan(4);
    const { check } = rhythmChoice;
    if (!check) throw new Error('the book is long enough to look back');
    expect(check.brier['log-normal']).toBeLessThan(check.brier['mbg-nbd']);
  });

  it('is MBG/NBD where that was better at an earlier day by more than one standard error', () => {
    const { rhythm, rhythmChoice } = choose(bookOfPurchases(atRandom(6000, 1200)), from + 1200);
    const { check } = rhythmChoice;
    if (!check) throw new Error('the book is long enough to look back');

    expect(rhythm).toMatchObject({ kind: 'mbg-nbd', basis: 'fitted' });
    expect(rhythmChoice.reason).toBe('mbg-better');
    expect(check.brier['log-normal'] - check.brier['mbg-nbd']).toBeGreaterThan(check.standardError);
    expect(check.origin).toBe(from + 1200 - check.horizonDays);
  });

  it('stays log-normal where MBG/NBD was better by less than that', () => {
    const closeCalls = Array.from({ length: 30 }, (_, seed) => {
      const { rhythmChoice } = choose(bookOfPurchases(atRandom(150, 900, seed)), from + 900);
      const { check, reason } = rhythmChoice;
      if (!check) throw new Error('the book is long enough to look back');
      const gain = check.brier['log-normal'] - check.brier['mbg-nbd'];
      expect(reason === 'log-normal-as-good').toBe(gain <= check.standardError);
      return gain > 0 && gain <= check.standardError;
    });

    expect(closeCalls).toContain(true);
    expect(closeCalls).toContain(false);
  });

  it('is not decided by regularity: random purchases of a young book keep the usual model', () => {
    const young = atRandom(2000, 150);
    const { rhythm, rhythmChoice } = choose(bookOfPurchases(young), from + 150);

    expect(rhythm.kind).toBe('log-normal');
    expect(rhythmChoice).toMatchObject({ reason: 'no-check', check: null });
    expect(rhythmChoice.regularity).toBeLessThan(1.5);
  });

  it('rests on weak priors in a small book, which has nothing to compare with', () => {
    const { rhythm, rhythmChoice } = choose(bookOfPurchases(inRhythm(12, 900)), from + 900);

    expect(rhythm).toMatchObject({ kind: 'log-normal', basis: 'weak-prior' });
    expect(rhythmChoice).toMatchObject({ reason: 'no-check', check: null });
  });

  it('is log-normal where accounts are too alike to be told apart by a rate', () => {
    const world = { accounts: 1000, deals: 5000, from, days: 1500, seed: 1 };
    const { rhythm, rhythmChoice } = choose(bookOfPurchases(randomPurchases(world)), from + 1500);

    expect(rhythm).toMatchObject({ kind: 'log-normal', dropOut: null });
    expect(rhythmChoice.reason).toBe('rates-alike');
  });

  it('is chosen and fitted without a look at what comes later', () => {
    const purchases = atRandom(800, 1200);
    const asOf = from + 700;
    const known = purchases.map((days) => days.filter((closedOn) => closedOn <= asOf));

    expect(choose(bookOfPurchases(purchases), asOf)).toEqual(choose(bookOfPurchases(known), asOf));
  });

  it('is there for a book in which nobody ever bought', () => {
    expect(choose(bookOfPurchases([[], []]), from).rhythm).toMatchObject({
      kind: 'log-normal',
      basis: 'weak-prior',
      gaps: 0,
    });
  });
});
