import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createCreditLedger } from '../../../src/emulator/limits/credits.ts';
import { dailyCredits } from '../../../src/emulator/limits/edition-limits.ts';
import { days } from '../support/travelling-clock.ts';

describe('the credits of a day', () => {
  it.each([
    ['free', 100, 5000],
    ['standard', 12, 53_000],
    ['standard', 1000, 100_000],
    ['professional', 12, 56_000],
    ['enterprise', 12, 62_000],
    ['enterprise', 10_000, 5_000_000],
    ['ultimate', 12, 74_000],
  ] as const)('are, with %s and %i users, %i', (edition, users, expected) => {
    expect(dailyCredits(edition, users)).toBe(expected);
  });
});

describe('the ledger', () => {
  it('never lets any 24 hours cost more than the limit, and refuses nothing that fits', () => {
    const wait = fc.oneof(
      fc.constantFrom(0, days / 2, days),
      fc.integer({ min: 0, max: days / 3 }),
    );
    const steps = fc.array(fc.tuple(wait, fc.integer({ min: 1, max: 9 })));
    fc.assert(
      fc.property(steps, (calls) => {
        let now = 0;
        const ledger = createCreditLedger({ now: () => now }, 20);
        const booked: { at: number; price: number }[] = [];
        for (const [waited, price] of calls) {
          now += waited;
          const spent = booked
            .filter(({ at }) => at > now - days)
            .reduce((sum, entry) => sum + entry.price, 0);
          expect(ledger.spentToday()).toBe(spent);
          expect(ledger.charge('any', price)).toBe(spent + price <= 20);
          if (spent + price <= 20) booked.push({ at: now, price });
        }
        expect(ledger.spent).toBe(booked.reduce((sum, { price }) => sum + price, 0));
      }),
    );
  });
});
