import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lifecycleStateAt } from '../../../src/core/lifecycle/lifecycle-state.ts';
import { emptyRhythm, type PurchaseRhythm } from '../../../src/core/measures/account-measures.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import type { LogNormalModel } from '../../../src/core/rhythm/rhythm-model.ts';
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
      fc.property(histories, ([gaps]) => {
        expect(['at-risk', 'lost']).not.toContain(stateOf(aRhythm(gaps, 0)));
      }),
    );
  });
});
