import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  buyProbabilityAt,
  horizonDays,
  lifecycleStateAt,
} from '../../../src/core/lifecycle/lifecycle-state.ts';
import { emptyRhythm, type PurchaseRhythm } from '../../../src/core/measures/account-measures.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { typicalGapDays } from '../../../src/core/rhythm/predict-purchase.ts';
import type { LogNormalModel, PurchaseModel } from '../../../src/core/rhythm/rhythm-model.ts';
import { aRhythm } from '../../support/a-rhythm.ts';

const policy = Policy.parse({});
const model: LogNormalModel = {
  kind: 'log-normal',
  mu: Math.log(60),
  tau: 0.6,
  sigma: 0.5,
  dropOut: { a: 0.5, b: 1.5 },
  basis: 'fitted',
  accountsWithGap: 500,
  gaps: 2000,
};

function stateOf(history: PurchaseRhythm): string {
  return lifecycleStateAt(history, model, policy, history.silenceDays);
}

describe('the lifecycle', () => {
  it('is potential until the first win', () => {
    expect(stateOf(emptyRhythm())).toBe('potential');
  });

  it.each([
    ['first purchase of lately', [], 10, 'first-purchase'],
    ['buys again', [60, 60], 10, 'repeat'],
    ['inside its own rhythm', [60, 60, 60], 60, 'repeat'],
    ['overdue', [60, 60, 60, 60], 125, 'at-risk'],
    ['long overdue', [60, 60, 60, 60], 200, 'lost'],
    ['once, long ago', [], 400, 'lost'],
    ['back after a long silence', [60, 60, 60, 700], 10, 'won-back'],
    ['won back, and has bought again since', [60, 60, 60, 700, 60], 10, 'repeat'],
    ['won back, and silent again for too long', [60, 60, 60, 700], 1500, 'lost'],
  ])('%s: %s days apart, silent for %d → %s', (_, gaps, silence, state) => {
    expect(stateOf(aRhythm(gaps, silence))).toBe(state);
  });

  it('gives a slow buyer the time its own rhythm takes', () => {
    const silence = 170;

    expect(stateOf(aRhythm([170, 180, 175, 165, 180], silence))).toBe('repeat');
    expect(stateOf(aRhythm([20, 25, 22, 20, 21], silence))).toBe('lost');
  });

  const histories = fc.tuple(
    fc.array(fc.integer({ min: 1, max: 400 }), { maxLength: 12 }),
    fc.nat(800),
  );

  it('is never at risk or lost inside the typical gap', () => {
    fc.assert(
      fc.property(histories, ([gaps, silence]) => {
        const rhythm = aRhythm(gaps, silence);
        const inside = Math.min(silence, Math.floor(typicalGapDays(model, rhythm)));

        expect(['at-risk', 'lost']).not.toContain(stateOf({ ...rhythm, silenceDays: inside }));
      }),
    );
  });

  it('is at risk only beyond the typical gap, not on its last day', () => {
    // Of one purchase this model's typical gap is its alpha, exactly.
    const random: PurchaseModel = {
      ...{ kind: 'mbg-nbd', r: 1, alpha: 40, dropOut: { a: 0.5, b: 1.5 } },
      ...{ basis: 'fitted', accountsWithGap: 500, gaps: 2000 },
    };
    const strict = Policy.parse({ lifecycle: { atRiskBelow: 1 } });
    const once = aRhythm([], 0);

    expect(lifecycleStateAt(once, random, strict, 40)).toBe('first-purchase');
    expect(lifecycleStateAt(once, random, strict, 41)).toBe('at-risk');
  });

  it('loses an account below the line, not on it', () => {
    const rhythm = aRhythm([60, 60, 60, 60], 200);
    const line = buyProbabilityAt(rhythm, model, policy, 200);
    const stateWhen = (lostBelow: number) =>
      lifecycleStateAt(rhythm, model, Policy.parse({ lifecycle: { lostBelow } }), 200);

    expect(stateWhen(line)).toBe('at-risk');
    expect(stateWhen(line + 1e-9)).toBe('lost');
  });

  it('wins back who was lost on the day before it bought, whatever that day itself would have said', () => {
    const before = { gaps: 0, logGaps: 0, spanDays: 0 };
    const dayBefore = buyProbabilityAt(before, model, policy, 299);
    const thatDay = buyProbabilityAt(before, model, policy, 300);
    const stateWhen = (lostBelow: number) =>
      lifecycleStateAt(aRhythm([300], 1), model, Policy.parse({ lifecycle: { lostBelow } }), 1);

    expect(thatDay).toBeLessThan(dayBefore);
    expect(stateWhen((thatDay + dayBefore) / 2)).toBe('repeat');
    expect(stateWhen(dayBefore + 1e-9)).toBe('won-back');
  });
});

describe('the horizon of a purchase', () => {
  it('is the longer of the least one and two typical gaps', () => {
    expect(horizonDays(20, policy)).toBe(90);
    expect(horizonDays(45, policy)).toBe(90);
    expect(horizonDays(60, policy)).toBe(120);
  });
});
