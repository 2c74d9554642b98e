import type { Context } from '../dimensions/dimension.ts';
import { lifecycle } from '../dimensions/lifecycle.ts';
import { lifecycleStateAt } from '../lifecycle/lifecycle-state.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Message } from '../messages/message.ts';
import { isMissed } from '../rhythm/is-missed.ts';
import { typicalGapDays } from '../rhythm/predict-purchase.ts';

const say = createSpeaker('rfm-aside', {
  'not-drifting': {
    en: 'Quieter than the other buyers, but by its own rhythm of about {gap, plural, one {# day} other {# days}} no cause for alarm yet: {state}.',
    zh: '与其他客户相比较为沉寂，但按其自身约 {gap} 天一次的购买节奏尚无异常：{state}。',
  },
  drifting: {
    en: 'It scores well only because others are quieter still; its lifecycle is {state}.',
    zh: '得分偏高，只是因为其他客户更久未购买；其生命周期为“{state}”。',
  },
  'not-new': {
    en: 'Not a new customer: it has bought on {occasions} days since {first}, only less often than the others.',
    zh: '并非新客户：自{first}以来已购买 {occasions} 次，只是不如其他客户频繁。',
  },
});

const quiet: ReadonlySet<string> = new Set([
  'at-risk',
  'cant-lose-them',
  'about-to-sleep',
  'hibernating',
  'lost',
]);
const fresh: ReadonlySet<string> = new Set(['new-customers', 'promising']);

/** From so many days of purchase on nobody calls an account new. */
const knownAfter = 3;

/**
 * What a segment's name hides, since scores compare an account with the others and never with itself: one that is called lost buys
 * as it always did, one that is called a champion is silent, one that is called new has bought for years. `undefined` where the
 * name says it all.
 */
export function sayWhatScoresHide(
  segment: string,
  { rhythm, firstWonOn }: AccountMeasures,
  { calibration, policy }: Context,
): Message | undefined {
  const id = lifecycleStateAt(rhythm, calibration.rhythm, policy, rhythm.silenceDays);
  const state = lifecycle.classes(policy).find((each) => each.id === id)?.label ?? id;
  if (id === 'at-risk' || id === 'lost')
    return quiet.has(segment) || segment === 'need-attention'
      ? undefined
      : say('drifting', { state });
  if (fresh.has(segment) && rhythm.occasions >= knownAfter)
    return say('not-new', { occasions: rhythm.occasions, first: { day: firstWonOn } });
  const gap = Math.max(1, Math.round(typicalGapDays(calibration.rhythm, rhythm)));
  const isUsual = rhythm.gaps > 0 && !isMissed(rhythm.silenceDays, gap);
  return isUsual && quiet.has(segment) ? say('not-drifting', { gap, state }) : undefined;
}
