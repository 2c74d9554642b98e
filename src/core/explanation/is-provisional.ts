import type { Context } from '../dimensions/dimension.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';

/** An account that first bought fewer days ago than this is too new for its value to be final. */
const youngDays = 90;

/** Whether an account's value rests on too little: its first purchase is recent, or amounts of its wins are missing. */
export function isProvisional(own: AccountMeasures, { asOf }: Context): boolean {
  if (own.wins === 0) return false;
  return own.winsWithoutAmount > 0 || own.firstWonOn > asOf - youngDays;
}
