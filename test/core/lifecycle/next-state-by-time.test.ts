import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifecycleStateAt } from '../../../src/core/lifecycle/lifecycle-state.ts';
import { nextStateByTime } from '../../../src/core/lifecycle/next-state-by-time.ts';
import { emptyRhythm, type PurchaseRhythm } from '../../../src/core/measures/account-measures.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import type { RhythmModel } from '../../../src/core/rhythm/rhythm-model.ts';
import { aRhythm } from '../../support/a-rhythm.ts';

const policy = Policy.parse({});
const basis = { basis: 'fitted', accountsWithGap: 500, gaps: 2000 } as const;

const positive = (min: number, max: number) => fc.double({ min, max, noNaN: true });
const dropOuts = fc.option(fc.record({ a: positive(0.02, 3), b: positive(0.1, 6) }));
const models: fc.Arbitrary<RhythmModel> = fc.oneof(
  fc
    .record({ mu: positive(2, 5.5), tau: positive(0.05, 1.2), sigma: positive(0.05, 1.5) })
    .chain((rhythm) =>
      dropOuts.map((dropOut) => ({ kind: 'log-normal' as const, ...rhythm, dropOut, ...basis })),
    ),
  fc
    .record({ r: positive(0.2, 20), alpha: positive(5, 400) })
    .chain((rates) =>
      dropOuts.map((dropOut) => ({ kind: 'mbg-nbd' as const, ...rates, dropOut, ...basis })),
    ),
);
const rhythms: fc.Arbitrary<PurchaseRhythm> = fc
  .tuple(fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 12 }), fc.nat(800))
  .map(([gaps, silenceDays]) => aRhythm(gaps, silenceDays));

/** The answer by looking at every day. */
function dayByDay(rhythm: PurchaseRhythm, model: RhythmModel) {
  const stateIn = (days: number) =>
    lifecycleStateAt(rhythm, model, policy, rhythm.silenceDays + days);
  for (let days = 1; days <= 3660; days++) {
    const to = stateIn(days);
    if (to !== stateIn(0)) return { days, to };
  }
  return undefined;
}

describe('the next state by time alone', () => {
  it('comes on the first day on which the state is another', () => {
    fc.assert(
      fc.property(rhythms, models, (rhythm, model) => {
        expect(nextStateByTime(rhythm, model, policy)).toEqual(dayByDay(rhythm, model));
      }),
      { numRuns: 400 },
    );
  });

  it('does not exist before the first win', () => {
    fc.assert(
      fc.property(models, (model) => {
        expect(nextStateByTime(emptyRhythm(), model, policy)).toBeUndefined();
      }),
      { numRuns: 5 },
    );
  });
});
