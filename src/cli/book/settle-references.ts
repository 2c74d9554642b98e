import { unknownAccount } from '../../core/book/assemble-book.ts';
import { nowhere } from '../../core/book/book.ts';
import { textOf } from '../csv/byte-texts.ts';
import { digitsOf, numberInTable } from '../csv/text-key.ts';
import { recordId } from './bind-id.ts';
import type { AccountRegister } from './create-account-register.ts';
import type { References } from './deal-part.ts';

const mostUnknown = 3;

/** How references are settled. */
export interface SettlingReferences {
  /** Whether an account that only a deal names becomes one of the register. */
  addsAccounts: boolean;
  /** Texts that stand for "no account". */
  missing: readonly string[];
  /** Takes some of the references to accounts that are not there. */
  unknownAccounts: Set<string>;
}

/** The position of each reference's account: `nowhere` for one that means "not known", `unknownAccount` for one not found. */
export function settleReferences(
  references: References,
  register: AccountRegister,
  { addsAccounts, missing, unknownAccounts }: SettlingReferences,
): Int32Array {
  const { size, keys, others, names } = references;
  const key = { high: 0, low: 0 };
  const added = { high: 0, low: 0 };
  const hasMissingDigits = missing.some((text) => /^\d+$/.test(text));
  const positions = new Int32Array(size);
  for (let reference = 0; reference < size; reference++) {
    key.high = keys.high[reference] as number;
    key.low = keys.low[reference] as number;
    const known = hasMissingDigits ? nowhere : register.positionOfDigits(key);
    positions[reference] = known === nowhere ? settle(reference) : known;
  }
  return positions;

  function settle(reference: number): number {
    const other = numberInTable(key);
    const text = other === undefined ? digitsOf(key) : textOf(others, other).trim();
    if (text === '' || missing.includes(text)) return nowhere;
    if (addsAccounts) return addAccount(text, names?.[reference]);
    const position = register.find(text);
    if (position === undefined && unknownAccounts.size < mostUnknown) unknownAccounts.add(text);
    return position ?? unknownAccount;
  }

  function addAccount(text: string, name: string | undefined): number {
    const id = recordId(text);
    register.readId(id, added);
    const known = register.accounts.length;
    const position = register.place(added);
    if (position === known) register.setName(position, name ?? id);
    return position;
  }
}
