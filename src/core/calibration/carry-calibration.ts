import { type Day, formatDay } from '../day.ts';
import { hashOf } from '../hash.ts';
import type { Calibration } from './calibration.ts';

/** The name of a calibration: its day and a hash of what it holds. */
export function calibrationId(contents: Omit<Calibration, 'id'>): string {
  return `${formatDay(contents.asOf)}-${hashOf(JSON.stringify(contents))}`;
}

/**
 * A calibration carried on to another day as it is. So does a book go through the months that is too small to move its
 * lines: what is held over calibrations is confirmed, and nothing else changes.
 */
export function carryCalibration({ id: _, ...contents }: Calibration, asOf: Day): Calibration {
  const carried = { ...contents, asOf };
  return { id: calibrationId(carried), ...carried };
}
