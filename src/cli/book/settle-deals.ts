import { replacedRow } from '../../core/book/assemble-book.ts';
import type { CodedFact, DealColumns } from '../../core/book/book.ts';
import { type Coder, createCoder } from '../../core/book/create-coder.ts';
import { allocateColumns } from '../../core/book/deal-columns.ts';
import type { AccountRegister } from './create-account-register.ts';
import type { DealPart } from './deal-part.ts';
import { findRepeats } from './find-repeats.ts';
import { settleReferences } from './settle-references.ts';

/** The deals of a file, put together from its parts. */
export interface SettledDeals {
  deals: DealColumns;
  rows: number;
  names: Readonly<Record<CodedFact, readonly string[]>>;
  /** Some of what deals call accounts that are not there. */
  unknownAccounts: ReadonlySet<string>;
}

/**
 * Puts the parts of a deals file together, in the order of the file: references become positions of accounts, codes those of the
 * whole book, and a row whose id comes again is marked as replaced.
 *
 * @param addsAccounts whether an account that only a deal names becomes one of the register
 * @param missing texts that stand for "not known"
 */
export function settleDeals(
  parts: readonly DealPart[],
  register: AccountRegister,
  addsAccounts: boolean,
  missing: readonly string[],
): SettledDeals {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0);
  const deals = allocateColumns(rows);
  const coders = { product: createCoder(), type: createCoder(), lossReason: createCoder() };
  const unknownAccounts = new Set<string>();
  let from = 0;
  for (const part of parts) {
    const positions = settleReferences(part.references, register, {
      addsAccounts,
      missing,
      unknownAccounts,
    });
    const { deals: read } = part;
    copy(read.account, deals.account, from, part.rows, positions);
    for (const name of ['closedOn', 'createdOn', 'amount', 'outcome'] as const) {
      deals[name].set(read[name].subarray(0, part.rows), from);
    }
    for (const fact of ['product', 'type', 'lossReason'] as const) {
      copy(read[fact], deals[fact], from, part.rows, codesOf(part.names[fact], coders[fact]));
    }
    from += part.rows;
  }
  for (const row of findRepeats(parts, missing)) deals.account[row] = replacedRow;
  const names = {
    product: coders.product.names,
    type: coders.type.names,
    lossReason: coders.lossReason.names,
  };
  return { deals, rows, names, unknownAccounts };
}

/** What each code of a part is in the whole book. */
function codesOf(names: readonly string[], coder: Coder): Int32Array {
  return Int32Array.from(names, (name, code) => (code === 0 ? 0 : coder.codeOf(name)));
}

function copy(
  numbers: Int32Array,
  to: Int32Array,
  place: number,
  count: number,
  meaning: Int32Array,
): void {
  for (let i = 0; i < count; i++) to[place + i] = meaning[numbers[i] as number] as number;
}
