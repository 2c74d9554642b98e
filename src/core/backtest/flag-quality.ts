/** How good a flag "lost" was. */
export interface FlagQuality {
  /** Share of all accounts that were flagged. */
  flagged: number;
  /** Share of the flagged accounts that indeed did not buy; `null` where none was flagged. */
  precision: number | null;
  /** Share of the accounts that did not buy that were flagged; `null` where all bought. */
  recall: number | null;
}

/** Holds a flag against what happened; `isLost` and `hasBought` are 1 or 0 per account. */
export function flagQuality(isLost: Uint8Array, hasBought: Uint8Array): FlagQuality {
  let flagged = 0;
  let silent = 0;
  let rightly = 0;
  for (const [i, flag] of isLost.entries()) {
    const isSilent = hasBought[i] === 0 ? 1 : 0;
    flagged += flag;
    silent += isSilent;
    rightly += flag * isSilent;
  }
  return {
    flagged: flagged / isLost.length,
    precision: flagged === 0 ? null : rightly / flagged,
    recall: silent === 0 ? null : rightly / silent,
  };
}
