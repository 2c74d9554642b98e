import type { PurchaseRhythm } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Message } from '../messages/message.ts';
import { logSilence, typicalGapDays } from '../rhythm/predict-purchase.ts';
import type { PurchaseModel } from '../rhythm/rhythm-model.ts';

const chanceEn =
  'chance of such a pause {isRare, select, yes {below 1%} other {{chance}}} while still buying';
const chanceZh = '若仍在购买，停顿这么久的概率{isRare, select, yes {不到 1%} other {为 {chance}}}';

const say = createSpeaker('rhythm', {
  once: {
    en: `Bought once; silent {silence, plural, one {# day} other {# days}} = {times}× the {gap} days after which accounts like it usually return; ${chanceEn}.`,
    zh: `仅购买过一次；已沉默 {silence} 天，是同类客户再次购买通常所需 {gap} 天的 {times} 倍；${chanceZh}。`,
  },
  repeated: {
    en: `Usually every {gap, plural, one {day} other {# days}} ({gaps, plural, one {# gap} other {# gaps}}), silent {silence, plural, one {# day} other {# days}} = {times}×; ${chanceEn}.`,
    zh: `通常每 {gap} 天购买一次（依据 {gaps} 次间隔），已沉默 {silence} 天，为平时间隔的 {times} 倍；${chanceZh}。`,
  },
});

/**
 * How an account buys and how long it has been silent, in a rep's words: "Usually every 91 days (4 gaps), silent 210 days =
 * 2.3×". It holds an age, so it is for screens and never written to the CRM. For an account that has bought.
 */
export function describeRhythm(rhythm: PurchaseRhythm, model: PurchaseModel): Message {
  const gap = typicalGapDays(model, rhythm);
  const chance = Math.exp(logSilence(model, rhythm, rhythm.silenceDays));
  return say(rhythm.gaps === 0 ? 'once' : 'repeated', {
    gap: Math.max(1, Math.round(gap)),
    gaps: rhythm.gaps,
    silence: rhythm.silenceDays,
    times: (rhythm.silenceDays / gap).toFixed(1),
    isRare: chance < 0.005 ? 'yes' : 'no',
    chance: { share: chance },
  });
}
