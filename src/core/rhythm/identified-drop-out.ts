import type { DropOut } from './rhythm-model.ts';

/** Least mean probability to stop that is taken for a finding. */
const leastStopProbability = 1e-3;

/**
 * The drop-out of a fit, or `null` where hardly any purchase is the last: then it is no finding. A large `b` only says that
 * all accounts stop with the same probability, which is one.
 */
export function identifiedDropOut(dropOut: DropOut | null): DropOut | null {
  return dropOut && dropOut.a / (dropOut.a + dropOut.b) >= leastStopProbability ? dropOut : null;
}
