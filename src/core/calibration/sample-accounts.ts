import type { Book } from '../book/book.ts';
import { fingerprintOf } from '../hash.ts';

/** Most accounts a rhythm is fitted to. */
export const mostSampledAccounts = 50_000;

/**
 * The accounts a book's rhythm is fitted to: all that are given, or the {@link mostSampledAccounts} whose ids have the
 * smallest fingerprints, so that the sample depends neither on chance nor on the order of rows. Ordered by id.
 *
 * @param accounts positions in the book
 */
export function sampleAccounts(book: Book, accounts: Int32Array): Int32Array {
  const idOf = (account: number) => book.accounts.at(account)?.id ?? '';
  if (accounts.length <= mostSampledAccounts) return inOrder(accounts, idOf);
  const fingerprints = new Float64Array(accounts.length);
  for (let i = 0; i < accounts.length; i++) {
    fingerprints[i] = scramble(fingerprintOf(idOf(accounts[i] as number)));
  }
  const last = fingerprints.slice().sort()[mostSampledAccounts - 1] as number;
  const chosen = new Int32Array(mostSampledAccounts);
  const below = accounts.filter((_, i) => (fingerprints[i] as number) < last);
  const equal = inOrder(
    accounts.filter((_, i) => fingerprints[i] === last),
    idOf,
  );
  chosen.set(below);
  chosen.set(equal.subarray(0, mostSampledAccounts - below.length), below.length);
  return inOrder(chosen, idOf);
}

/**
 * Spreads fingerprints evenly: those of ids that count upwards are not, and ids count with age. The last step of MurmurHash3 by
 * Austin Appleby (public domain).
 */
function scramble(fingerprint: number): number {
  let mixed = fingerprint ^ (fingerprint >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

/** The accounts ordered by id. */
function inOrder(accounts: Int32Array, idOf: (account: number) => string): Int32Array {
  const named = Array.from(accounts, (account) => ({ account, id: idOf(account) }));
  named.sort((a, b) => compare(a.id, b.id));
  return Int32Array.from(named, ({ account }) => account);
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
