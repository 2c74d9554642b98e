/** Accounts in pieces, which two threads take from both ends until they meet: neither waits for the other. */
export interface Pieces {
  accounts: number;
  /** How many pieces are taken, in memory that both threads see. */
  taken: Int32Array;
}

/** Accounts of a piece. */
const pieceLength = 4096;

/** All accounts of a book, none taken yet. */
export function allPieces(accounts: number): Pieces {
  return { accounts, taken: new Int32Array(new SharedArrayBuffer(4)) };
}

/**
 * The positions of the accounts that this thread takes, piece by piece.
 *
 * @param end the end of the book it takes its pieces from
 * @param onPiece called after each piece with the position at which it begins and the one at which it ends
 */
export function* takeAccounts(
  { accounts, taken }: Pieces,
  end: 'first' | 'last',
  onPiece: (from: number, to: number) => void,
): Generator<number> {
  const pieces = Math.ceil(accounts / pieceLength);
  for (let own = 0; Atomics.add(taken, 0, 1) < pieces; own++) {
    const from = (end === 'first' ? own : pieces - 1 - own) * pieceLength;
    const to = Math.min(from + pieceLength, accounts);
    for (let account = from; account < to; account++) yield account;
    onPiece(from, to);
  }
}
