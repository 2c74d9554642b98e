import { lifecycleStateAt } from '../lifecycle/lifecycle-state.ts';
import { emptyRhythm, type PurchaseRhythm } from '../measures/account-measures.ts';
import type { Policy } from '../policy/policy.ts';
import type { PurchaseHistories } from '../rhythm/gather-histories.ts';
import { aliveProbability, buyProbability } from '../rhythm/predict-purchase.ts';
import type { PurchaseModel } from '../rhythm/rhythm-model.ts';
import type { Text } from '../text.ts';
import type { Method } from './method.ts';

/** The probability of a purchase within the horizon by a model, and the lifecycle's own flag under it. */
export function byModel(name: string, title: Text, model: PurchaseModel, policy: Policy): Method {
  return {
    name,
    title,
    predict(histories, horizonDays) {
      const isLost = new Uint8Array(histories.gaps.length);
      const score = perAccount(histories, (rhythm, i) => {
        const { silenceDays } = rhythm;
        isLost[i] = lifecycleStateAt(rhythm, model, policy, silenceDays) === 'lost' ? 1 : 0;
        return buyProbability(model, rhythm, silenceDays, horizonDays);
      });
      return { score, isProbability: true, isLost };
    },
  };
}

/** The probability to be alive taken for that of a purchase, as many do; for comparison only. */
export function byAlive(name: string, title: Text, model: PurchaseModel, policy: Policy): Method {
  return {
    name,
    title,
    predict(histories) {
      const score = perAccount(histories, (rhythm) =>
        aliveProbability(model, rhythm, rhythm.silenceDays),
      );
      const isLost = Uint8Array.from(score, (p) => (p < policy.lifecycle.lostBelow ? 1 : 0));
      return { score, isProbability: true, isLost };
    },
  };
}

/** The usual rule: lost after so many days of silence, whoever it is. */
export function byFixedDays(days: number): Method {
  return {
    name: `fixed-${days}`,
    title: { en: `Silent for more than ${days} days`, zh: `沉默超过 ${days} 天` },
    predict({ silenceDays }) {
      const isLost = Uint8Array.from(silenceDays, (silence) => (silence > days ? 1 : 0));
      return { score: Float64Array.from(isLost, (flag) => 1 - flag), isProbability: true, isLost };
    },
  };
}

/** The longer ago, the less likely: ranks accounts, and says nothing of how likely. */
export const byRecency: Method = {
  name: 'recency',
  title: { en: 'Days since the last purchase', zh: '距上次购买的天数' },
  predict: ({ silenceDays }) => ({
    score: silenceDays.map((silence) => -silence),
    isProbability: false,
  }),
};

/** A number per account; the rhythm is reused. */
function perAccount(
  histories: PurchaseHistories,
  numberOf: (rhythm: PurchaseRhythm, i: number) => number,
): Float64Array {
  const rhythm = emptyRhythm();
  return Float64Array.from(histories.gaps, (gaps, i) => {
    rhythm.gaps = gaps;
    rhythm.occasions = gaps + 1;
    rhythm.logGaps = histories.logGaps[i] as number;
    rhythm.spanDays = histories.spanDays[i] as number;
    rhythm.lastGapDays = histories.lastGapDays[i] as number;
    rhythm.silenceDays = histories.silenceDays[i] as number;
    return numberOf(rhythm, i);
  });
}
