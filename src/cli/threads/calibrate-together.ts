import type { Book } from '../../core/book/book.ts';
import { calibrate, calibrationOf } from '../../core/calibration/calibrate.ts';
import type { Calibration } from '../../core/calibration/calibration.ts';
import type { ChosenRhythm } from '../../core/calibration/choose-rhythm.ts';
import { drawLines } from '../../core/calibration/draw-lines.ts';
import { rhythmOf } from '../../core/calibration/rhythm-of.ts';
import type { Day } from '../../core/day.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { RhythmOrder } from './choose-rhythm.ts';
import type { SharedBook } from './share-book.ts';
import { startThread } from './start-thread.ts';

/**
 * The calibration of a book. A second thread chooses the rhythm of a shared one, meanwhile this one draws the lines.
 *
 * @param shared absent where the book is too small
 */
export async function calibrateTogether(
  book: Book,
  shared: SharedBook | undefined,
  policy: Policy,
  asOf: Day,
): Promise<Calibration> {
  const rhythm =
    shared && startThread<RhythmOrder, ChosenRhythm>('choose-rhythm', { shared, policy, asOf });
  if (!rhythm) return calibrate(book, policy, asOf);
  const lines = drawLines(book, policy, asOf);
  return calibrationOf(lines, (await rhythm()) ?? rhythmOf(book, policy, asOf), policy, asOf);
}
