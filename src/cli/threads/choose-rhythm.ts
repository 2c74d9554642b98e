import type { ChosenRhythm } from '../../core/calibration/choose-rhythm.ts';
import { rhythmOf } from '../../core/calibration/rhythm-of.ts';
import type { Day } from '../../core/day.ts';
import type { Policy } from '../../core/policy/policy.ts';
import { answerOrder } from './answer-order.ts';
import { openBook, type SharedBook } from './share-book.ts';

/** A book whose rhythm a thread is to choose. */
export interface RhythmOrder {
  shared: SharedBook;
  policy: Policy;
  asOf: Day;
}

answerOrder(
  ({ shared, policy, asOf }: RhythmOrder): ChosenRhythm =>
    rhythmOf(openBook(shared).book, policy, asOf),
  () => [],
);
