import type { Book } from '../book/book.ts';
import { hashOf } from '../hash.ts';
import type { RhythmSample } from '../rhythm/log-likelihood.ts';
import type { BuyerColumns } from './measure-buyers.ts';

/** Most accounts a rhythm is fitted to. */
const mostSampledAccounts = 50_000;

/**
 * The buyers a book's rhythm is fitted to: all of them, or the {@link mostSampledAccounts} whose ids have the smallest
 * hashes, so that the sample depends neither on chance nor on the order of rows. Ordered by account id.
 */
export function rhythmSampleOf(book: Book, buyers: BuyerColumns): RhythmSample {
  const chosen = chooseBuyers(book, buyers);
  return {
    gaps: Int32Array.from(chosen, (i) => buyers.gaps[i] as number),
    logGaps: Float64Array.from(chosen, (i) => buyers.logGaps[i] as number),
    logGapsSquared: Float64Array.from(chosen, (i) => buyers.logGapsSquared[i] as number),
    logSilence: Float64Array.from(chosen, (i) => Math.log(buyers.recencyDays[i] as number)),
  };
}

function chooseBuyers(book: Book, buyers: BuyerColumns): Int32Array {
  const ids = Array.from(buyers.account, (account) => book.accounts[account]?.id ?? '');
  const all = Int32Array.from(ids, (_, i) => i);
  if (ids.length <= mostSampledAccounts) return all.sort((a, b) => compare(ids[a], ids[b]));
  const hashes = ids.map(hashOf);
  const byHash = all.sort((a, b) => compare(hashes[a], hashes[b]) || compare(ids[a], ids[b]));
  return byHash.slice(0, mostSampledAccounts).sort((a, b) => compare(ids[a], ids[b]));
}

function compare(a = '', b = ''): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
