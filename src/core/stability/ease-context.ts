import type { Context } from '../dimensions/dimension.ts';

/**
 * The context with every line an account has to reach lowered by a margin: who is below a line even so is clearly below it.
 *
 * @param margin share of the line, 0 to 1; 0.1 lowers 500,000 to 450,000
 */
export function easeContext(context: Context, margin: number): Context {
  const lower = (line: number) => line * (1 - margin);
  const lowerCut = (cut: number | null) => (cut === null ? null : lower(cut));
  const { policy, calibration } = context;
  const { value, salesLevel, potential, loyalty } = policy;
  const { strategic, a, b } = calibration.abcCuts;
  return {
    ...context,
    policy: {
      ...policy,
      value: { ...value, high: lower(value.high), medium: lower(value.medium) },
      potential: { ...potential, high: lower(potential.high), medium: lower(potential.medium) },
      loyalty: { ...loyalty, high: lower(loyalty.high), medium: lower(loyalty.medium) },
      salesLevel: {
        ladder: salesLevel.ladder.map(({ id, from }) => ({ id, from: lower(from) })),
      },
    },
    calibration: {
      ...calibration,
      abcCuts: { strategic: lowerCut(strategic), a: lowerCut(a), b: lowerCut(b) },
    },
  };
}
