import type { ReadingOrder } from '../threads/read-deals.ts';
import { startThread } from '../threads/start-thread.ts';
import type { DealPart } from './deal-part.ts';
import { planSplit, type Split } from './plan-split.ts';
import { type DealSource, type ReadPart, readDealPart } from './read-deal-part.ts';

/** Deals that are being read. */
export interface ReadingDeals {
  /** The parts of the file, in its order; waits until they are read. Throws what {@link readDealPart} throws. */
  finish(): Promise<DealPart[]>;
}

/**
 * Begins to read a file of deals. The latter part of a large one is read by a second thread, meanwhile the caller may read
 * accounts; small ones are read when they are asked for.
 *
 * @param accounts the accounts file that is read first, so that both threads get as much to do
 */
export function beginReadingDeals(source: DealSource, accounts: string | undefined): ReadingDeals {
  const split = planSplit(source, accounts);
  const part = split && { from: split.at, to: split.size, columns: split.columns };
  const latter = part && startThread<ReadingOrder, ReadPart>('read-deals', { source, part });
  return {
    finish: async () =>
      split && latter ? finishBoth(source, split, latter) : [readDealPart(source)],
  };
}

/** Both parts; where a quoted field turns out to lie across the cut, or the thread failed, the file is read in one. */
async function finishBoth(
  source: DealSource,
  split: Split,
  latter: () => Promise<ReadPart | undefined>,
): Promise<DealPart[]> {
  const first = readDealPart(source, { from: 0, to: split.at, columns: undefined });
  const second = await latter();
  return first.endsWithRecord && second ? [first, second] : [readDealPart(source)];
}
