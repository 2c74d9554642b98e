import type { PurchaseHistories } from '../rhythm/gather-histories.ts';
import type { Text } from '../text.ts';

/** A way to tell, at the origin, which accounts will buy. */
export interface Method {
  /** Kebab-case, as in the JSON. */
  name: string;
  title: Text;
  predict(histories: PurchaseHistories, horizonDays: number): Prediction;
}

/** What a method says of each account, in the order of the histories. */
export interface Prediction {
  /** Higher where a purchase is more likely. */
  score: Float64Array;
  /** Whether the score is the probability of a purchase within the horizon, so that it can be held against the outcome. */
  isProbability: boolean;
  /** 1 where it holds the account for lost; absent for a method that only ranks. */
  isLost?: Uint8Array;
}
