import { formatDay } from '../day.ts';
import { dateEvidence, evidence } from '../explanation/evidence.ts';
import { describeRhythm } from '../lifecycle/describe-rhythm.ts';
import { buyProbabilityAt, horizonDays, lifecycleStateAt } from '../lifecycle/lifecycle-state.ts';
import { nextStateByTime } from '../lifecycle/next-state-by-time.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { typicalGapDays } from '../rhythm/predict-purchase.ts';
import type { Context, Dimension, Distance, Subject } from './dimension.ts';

const rhythmEn =
  '{gaps, plural, =0 {bought once, on {last}} =1 {bought twice, last on {last}; accounts like it buy about every {gap} days} other {usually every {gap} days (# gaps), last on {last}}}';
const rhythmZh =
  '{gaps, plural, =0 {仅在{last}购买过一次} =1 {购买过两次，最近一次在{last}，同类客户约每 {gap} 天购买一次} other {通常每 {gap} 天购买一次（依据 # 次间隔），最近一次在{last}}}';

const say = createSpeaker('lifecycle', {
  potential: {
    en: 'No deal has been won yet.',
    zh: '尚未成交。',
  },
  'first-purchase': {
    en: 'Bought for the first time on {last}.',
    zh: '{last}首次购买。',
  },
  repeat: {
    en: `{gaps, plural, =1 {Has bought again} other {Buys again and again}}: ${rhythmEn}.`,
    zh: `{gaps, plural, =1 {已复购} other {持续复购}}：${rhythmZh}。`,
  },
  'won-back': {
    en: `Bought again on {last} after {lastGap} days of silence, when it looked lost.`,
    zh: `沉默 {lastGap} 天、看似已流失之后，于{last}再次购买。`,
  },
  'at-risk': {
    en: `Overdue since {due}: ${rhythmEn}; the chance of a purchase in the next {horizon} days is {isRare, select, yes {below 1%} other {{chance}}}.`,
    zh: `自{due}起已超期：${rhythmZh}；未来 {horizon} 天内购买的概率{isRare, select, yes {不到 1%} other {为 {chance}}}。`,
  },
  lost: {
    en: `Silent for too long: ${rhythmEn}; the chance of a purchase in the next {horizon} days is {isRare, select, yes {below 1%} other {{chance}}}.`,
    zh: `沉默过久：${rhythmZh}；未来 {horizon} 天内购买的概率{isRare, select, yes {不到 1%} other {仅 {chance}}}。`,
  },
});

/** Where an account stands between first contact and loss, by its own purchase rhythm. */
export const lifecycle: Dimension = {
  id: 'lifecycle',
  title: { en: 'Lifecycle', zh: '生命周期' },
  description: {
    en: 'Potential, first purchase, repeat, at risk, lost or won back, judged by the account’s own rhythm.',
    zh: '按客户自身的购买节奏判断所处阶段：潜在、初次购买、重复购买、流失预警、流失或赢回。',
  },
  after: [],
  classes: () => [
    { id: 'potential', label: { en: 'Potential', zh: '潜在' }, colour: '#5b7aa3' },
    { id: 'first-purchase', label: { en: 'First Purchase', zh: '初次购买' }, colour: '#3a86c8' },
    { id: 'repeat', label: { en: 'Repeat', zh: '重复购买' }, colour: '#1b7f4d' },
    { id: 'won-back', label: { en: 'Won Back', zh: '已赢回' }, colour: '#4c8577' },
    { id: 'at-risk', label: { en: 'At Risk', zh: '流失预警' }, colour: '#d9703a' },
    { id: 'lost', label: { en: 'Lost', zh: '流失' }, colour: '#b0413e' },
  ],

  classify({ own }, { calibration, policy }) {
    return lifecycleStateAt(own.rhythm, calibration.rhythm, policy, own.rhythm.silenceDays);
  },

  explain(subject, context, value) {
    const { rhythm } = subject.own;
    const model = context.calibration.rhythm;
    const distanceToNext = distance(subject, context, value);
    if (rhythm.occasions === 0) {
      return {
        confidence: 1,
        isProvisional: false,
        reason: say('potential'),
        evidence: [evidence('wins', 0, 'deals')],
        distanceToNext,
      };
    }
    const gap = typicalGapDays(model, rhythm);
    const chance = buyProbabilityAt(rhythm, model, context.policy, rhythm.silenceDays);
    return {
      confidence: model.basis === 'fitted' ? 1 : 0.5,
      isProvisional: model.basis === 'weak-prior',
      reason: say(value as 'lost', {
        gaps: rhythm.gaps,
        gap: Math.round(gap),
        last: { day: subject.own.lastWonOn },
        due: { day: subject.own.lastWonOn + Math.round(gap) },
        lastGap: rhythm.gaps === 0 ? 0 : rhythm.lastGapDays,
        horizon: Math.round(horizonDays(gap, context.policy)),
        isRare: chance < 0.005 ? 'yes' : 'no',
        chance: { share: chance },
      }),
      evidence: [
        evidence('occasions', rhythm.occasions, 'occasions'),
        evidence('typical-gap', Math.round(gap), 'days'),
        evidence('silence', rhythm.silenceDays, 'days'),
        evidence('overdue', Math.round((100 * rhythm.silenceDays) / gap) / 100, 'ratio'),
        evidence('buy-probability', Math.round(1000 * chance) / 1000, 'share'),
        dateEvidence('last-purchase', subject.own.lastWonOn),
      ],
      distanceToNext,
      aside: describeRhythm(rhythm, model),
    };
  },
};

/** A purchase is the way on for whoever has not bought or drifts away; for the others time is, in the other direction. */
function distance({ own }: Subject, context: Context, value: string): Distance | null {
  if (value === 'potential') return oneDeal('first-purchase');
  if (value === 'first-purchase') return oneDeal('repeat');
  if (value === 'at-risk') return oneDeal('repeat');
  if (value === 'lost') return oneDeal('won-back');
  const next = nextStateByTime(own.rhythm, context.calibration.rhythm, context.policy);
  if (!next) return null;
  return {
    to: next.to,
    measure: 'silence-days',
    amount: next.days,
    by: formatDay(context.asOf + next.days),
  };
}

function oneDeal(to: string): Distance {
  return { to, measure: 'won-deals', amount: 1, by: null };
}
