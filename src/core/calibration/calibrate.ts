import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy/policy.ts';
import { policyVersion } from '../policy/policy-version.ts';
import type { Calibration } from './calibration.ts';
import { calibrationId } from './carry-calibration.ts';
import type { ChosenRhythm } from './choose-rhythm.ts';
import { drawLines, type Lines } from './draw-lines.ts';
import { rhythmOf } from './rhythm-of.ts';

/** The calibration of a book on a day: a pure function of the facts, whatever their order. */
export function calibrate(book: Book, policy: Policy, asOf: Day): Calibration {
  return calibrationOf(drawLines(book, policy, asOf), rhythmOf(book, policy, asOf), policy, asOf);
}

/** The calibration that consists of some lines and a rhythm. */
export function calibrationOf(
  { buyers, rfmEdges, rfmSplits, abcCuts, ...scales }: Lines,
  rhythm: ChosenRhythm,
  policy: Policy,
  asOf: Day,
): Calibration {
  // Its name is a hash of this, so that the order counts.
  const contents: Omit<Calibration, 'id'> = {
    asOf,
    policyVersion: policyVersion(policy),
    buyers,
    rfmEdges,
    rfmSplits,
    abcCuts,
    ...rhythm,
    ...scales,
  };
  return { id: calibrationId(contents), ...contents };
}
