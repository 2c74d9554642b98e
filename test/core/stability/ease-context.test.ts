import { describe, expect, it } from 'vitest';
import { Policy } from '../../../src/core/policy/policy.ts';
import { easeContext } from '../../../src/core/stability/ease-context.ts';
import { aContext, aLadderBook } from '../../support/a-book.ts';

describe('the margin a class is held by', () => {
  const context = aContext(aLadderBook(20), Policy.parse({}));
  const { policy, calibration } = easeContext(context, 0.1);

  it('lowers every line of a score by its share', () => {
    expect(policy.value.high).toBeCloseTo(0.72, 9);
    expect(policy.value.medium).toBeCloseTo(0.36, 9);
    expect(policy.potential.high).toBeCloseTo(0.585, 9);
    expect(policy.potential.medium).toBeCloseTo(0.315, 9);
    expect(policy.loyalty.high).toBeCloseTo(0.63, 9);
    expect(policy.loyalty.medium).toBeCloseTo(0.36, 9);
  });

  it('lowers every rung of the ladder', () => {
    expect(policy.salesLevel.ladder).toEqual([
      { id: 'l1', from: 900_000 },
      { id: 'l2', from: 450_000 },
      { id: 'l3', from: 180_000 },
      { id: 'l4', from: 90_000 },
      { id: 'l5', from: 0 },
    ]);
  });

  it('lowers every cut of revenue, and leaves one that is not there', () => {
    const { abcCuts } = context.calibration;

    for (const cut of ['strategic', 'a', 'b'] as const) {
      expect(calibration.abcCuts[cut], cut).toBeCloseTo(0.9 * Number(abcCuts[cut]), 6);
    }
    const without = { ...context.calibration, abcCuts: { strategic: null, a: null, b: null } };
    const eased = easeContext({ ...context, calibration: without }, 0.1);
    expect(eased.calibration.abcCuts).toEqual({ strategic: null, a: null, b: null });
  });

  it('leaves everything else as it is', () => {
    expect({ ...policy, value: 0, potential: 0, loyalty: 0, salesLevel: 0 }).toEqual({
      ...context.policy,
      ...{ value: 0, potential: 0, loyalty: 0, salesLevel: 0 },
    });
    expect({ ...calibration, abcCuts: 0 }).toEqual({ ...context.calibration, abcCuts: 0 });
  });
});
