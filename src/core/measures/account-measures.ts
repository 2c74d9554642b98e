/**
 * What the deals of one account (or of a group of accounts) amount to on a day D: plain numbers, made in one pass.
 * A number that the facts do not give is `NaN`, never zero.
 */
export interface AccountMeasures {
  /** Won deals closed up to D, over all history. */
  wins: number;
  /** Days since the last win up to D; `NaN` without one. */
  recencyDays: number;
  /** Won deals in the window (all history when the policy has none). */
  frequency: number;
  /** Won deals in the window of the same length before that one; `NaN` where the window is all history. */
  frequencyBefore: number;
  /** Amounts of the won deals in the window, in home currency; negative amounts reduce it. */
  monetary: number;
  /** Won deals in the window whose amount is unknown: counted in frequency, absent from monetary. */
  winsWithoutAmount: number;
  /** Monetary per won deal in the window; 0 when the window holds none. */
  orderSize: number;
  /** Day of the first and the last win up to D; `NaN` without one. */
  firstWonOn: number;
  lastWonOn: number;
  /** Day of the oldest win inside the window, the next to slide out; `NaN` when the window is empty or endless. */
  oldestInWindowOn: number;
  rhythm: PurchaseRhythm;
  /** Deals of the account that are not counted, by reason; each row has one reason. */
  open: number;
  lost: number;
  undated: number;
  future: number;
  /** Amount of open deals; deals without an amount add nothing, and how many those are. */
  openAmount: number;
  openWithoutAmount: number;
  /** Lost deals for which a reason is given, and how many of those name the price. */
  lossesWithReason: number;
  lossesOnPrice: number;
  /** Won deals with a known product, distinct products among them, and how many had the most frequent one. */
  winsWithProduct: number;
  distinctProducts: number;
  winsOfTopProduct: number;
  /** Won deals that are services, among those whose product or type is known. */
  winsWithKind: number;
  serviceWins: number;
  /** Won deals with a known product that are no services. */
  productWins: number;
  /** Mean days from creation to close of won deals with both dates; `NaN` without any. */
  cycleDays: number;
}

/** When an account bought: all wins of one day are one purchase occasion. Gaps are days between occasions, ≥ 1. */
export interface PurchaseRhythm {
  /** Purchase occasions up to D. */
  occasions: number;
  /** Occasions less one, and never below 0: the number of gaps, `x` in the literature. */
  gaps: number;
  /** Σ ln(gap) and Σ ln(gap)². */
  logGaps: number;
  logGapsSquared: number;
  /** Days from the first occasion to the last. */
  spanDays: number;
  /** Days between the last two occasions; `NaN` with fewer than two. */
  lastGapDays: number;
  /** Days since the last occasion up to D; `NaN` without one. */
  silenceDays: number;
}

/** Measures of nothing, ready to be filled. */
export function emptyMeasures(): AccountMeasures {
  return {
    wins: 0,
    recencyDays: Number.NaN,
    frequency: 0,
    frequencyBefore: Number.NaN,
    monetary: 0,
    winsWithoutAmount: 0,
    orderSize: 0,
    firstWonOn: Number.NaN,
    lastWonOn: Number.NaN,
    oldestInWindowOn: Number.NaN,
    rhythm: emptyRhythm(),
    open: 0,
    lost: 0,
    undated: 0,
    future: 0,
    openAmount: 0,
    openWithoutAmount: 0,
    lossesWithReason: 0,
    lossesOnPrice: 0,
    winsWithProduct: 0,
    distinctProducts: 0,
    winsOfTopProduct: 0,
    winsWithKind: 0,
    serviceWins: 0,
    productWins: 0,
    cycleDays: Number.NaN,
  };
}

/** A rhythm without any occasion. */
export function emptyRhythm(): PurchaseRhythm {
  return {
    occasions: 0,
    gaps: 0,
    logGaps: 0,
    logGapsSquared: 0,
    spanDays: 0,
    lastGapDays: Number.NaN,
    silenceDays: Number.NaN,
  };
}
