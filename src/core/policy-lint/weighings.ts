import type { Policy } from '../policy/policy.ts';

/** Weights of one score: of measures that every buyer has, and of those that may not be known. */
export interface Weighing {
  /** Where they stand in the policy. */
  path: string;
  always: number[];
  optional: number[];
}

/** Every weighing of a policy. */
export function weighings({ value, potential, loyalty, health }: Policy): Weighing[] {
  const { revenue, frequency, orderSize, profit } = value.weights;
  const { pipeline, size, growth, whiteSpace } = potential.weights;
  const { tenure, repeat, regularity, feedback } = loyalty.weights;
  const { rhythm, trend, touches, cases } = health.weights;
  return [
    {
      path: 'value.weights',
      always: [revenue, frequency, orderSize],
      optional: [profit, value.weights.loyalty],
    },
    {
      path: 'potential.weights',
      always: [pipeline, growth],
      optional: [size, whiteSpace],
    },
    {
      path: 'loyalty.weights',
      always: [tenure, repeat],
      optional: [regularity, feedback],
    },
    {
      path: 'health.weights',
      always: [rhythm],
      optional: [trend, touches, health.weights.feedback, cases],
    },
  ];
}
