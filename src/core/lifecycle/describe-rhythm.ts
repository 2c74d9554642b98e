import type { PurchaseRhythm } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Message } from '../messages/message.ts';
import { logSilence, typicalGapDays } from '../rhythm/predict-purchase.ts';
import type { PurchaseModel } from '../rhythm/rhythm-model.ts';

const chanceEn =
  'an account that still buys pauses that long in {isRare, select, yes {fewer than 1%} other {{chance}}} of cases';
const chanceZh =
  '仍在购买的客户停顿这么久的可能性{isRare, select, yes {不到 1%} other {为 {chance}}}';
const silentEn = 'Silent for {silence, plural, one {# day} other {# days}}';
const gapEn = '{gap, plural, one {# day} other {# days}}';

/** Days by which a gap computed from logarithms may miss a whole number. */
const tolerance = 1e-6;

const say = createSpeaker('rhythm', {
  today: { en: 'Bought today.', zh: '今天刚购买。' },
  within: {
    en: `${silentEn}, within its usual gap of ${gapEn}.`,
    zh: '已沉默 {silence} 天，仍在 {gap} 天的通常间隔之内。',
  },
  beyond: {
    en: `${silentEn}, {times} times its usual gap of ${gapEn}; ${chanceEn}.`,
    zh: `已沉默 {silence} 天，为通常间隔 {gap} 天的 {times} 倍；${chanceZh}。`,
  },
  'once-within': {
    en: `${silentEn}; accounts like it usually return within ${gapEn}.`,
    zh: '已沉默 {silence} 天；同类客户通常在 {gap} 天内再次购买。',
  },
  'once-beyond': {
    en: `${silentEn}, {times} times the ${gapEn} within which accounts like it usually return; ${chanceEn}.`,
    zh: `已沉默 {silence} 天，是同类客户再次购买通常所需 {gap} 天的 {times} 倍；${chanceZh}。`,
  },
});

/**
 * How long an account has been silent and what that means by its rhythm, in a rep's words: "Silent for 210 days, 2.3 times its
 * usual gap of 91 days". It holds an age, so it is for screens and never written to the CRM. For an account that has bought.
 */
export function describeRhythm(rhythm: PurchaseRhythm, model: PurchaseModel): Message {
  const gap = typicalGapDays(model, rhythm);
  const chance = Math.exp(logSilence(model, rhythm, rhythm.silenceDays));
  return say(nameOf(rhythm, gap), {
    gap: Math.max(1, Math.round(gap)),
    silence: rhythm.silenceDays,
    times: (rhythm.silenceDays / gap).toFixed(1),
    isRare: chance < 0.005 ? 'yes' : 'no',
    chance: { share: chance },
  });
}

function nameOf({ gaps, silenceDays }: PurchaseRhythm, gap: number) {
  if (silenceDays === 0) return 'today';
  const place = silenceDays <= gap + tolerance ? 'within' : 'beyond';
  return gaps === 0 ? (`once-${place}` as const) : place;
}
