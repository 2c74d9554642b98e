import { evidence, groupEvidence } from '../explanation/evidence.ts';
import { isProvisional } from '../explanation/is-provisional.ts';
import { dealDistance } from '../explanation/money-distance.ts';
import { decidingFigures } from '../groups/deciding-figures.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { whoseValues, whoWon } from '../messages/whose-values.ts';
import { inWindow, windowValues } from '../messages/window-values.ts';
import {
  amountToReachValue,
  countedLoyalty,
  valueCoverage,
  valueScore,
} from '../value/value-score.ts';
import { type Context, type Dimension, type Subject, unknown } from './dimension.ts';

const say = createSpeaker('value', {
  score: {
    en: `${whoWon.en} {deals, plural, =0 {nothing} one {# deal worth {amount}} other {# deals worth {amount}}} ${inWindow.en}; a value score of {score} out of 100, where high begins at {high} and medium at {medium}.`,
    zh: `${whoWon.zh}${inWindow.zh}{deals, plural, =0 {没有成交} other {成交 # 单、共 {amount}}}；价值得分 {score}（满分 100，{high} 分起为高价值，{medium} 分起为中价值）。`,
  },
  unknown: {
    en: 'Has never bought, so there is no value to judge.',
    zh: '尚无成交，暂无法判断价值。',
  },
});

/** The value pyramid: how much an account is worth by revenue, frequency and order size together. */
export const value: Dimension = {
  id: 'value',
  title: { en: 'Value Tier', zh: '价值分层' },
  description: {
    en: 'High, medium or low by revenue, purchase frequency and order size, weighed by the policy.',
    zh: '综合销售额、购买频率与客单价划分高、中、低价值。',
  },
  after: [],
  classes: () => [
    { id: 'high', label: { en: 'High', zh: '高价值' }, colour: '#1b7f4d' },
    { id: 'medium', label: { en: 'Medium', zh: '中价值' }, colour: '#c98a1b' },
    { id: 'low', label: { en: 'Low', zh: '低价值' }, colour: '#7a808c' },
  ],

  classify(subject, context) {
    const { policy } = context;
    const figures = decidingFigures(subject, context, strengthOf);
    if (figures.wins === 0) return unknown;
    const score = strengthOf(figures, context, subject);
    if (score >= policy.value.high) return 'high';
    return score >= policy.value.medium ? 'medium' : 'low';
  },

  explain(subject, context, value) {
    const { policy, calibration } = context;
    const figures = decidingFigures(subject, context, strengthOf);
    if (value === unknown) {
      return {
        confidence: 0,
        isProvisional: false,
        reason: say('unknown'),
        evidence: [evidence('wins', 0, 'deals')],
        distanceToNext: null,
      };
    }
    const score = strengthOf(figures, context, subject);
    const loyalty = countedLoyalty(figures, subject, context);
    const next = value === 'low' ? 'medium' : 'high';
    return {
      confidence: valueCoverage(policy, loyalty),
      isProvisional: isProvisional(figures, context),
      reason: say('score', {
        ...windowValues(context),
        ...whoseValues(figures, subject),
        deals: figures.frequency,
        amount: { money: figures.monetary },
        score: Math.floor(100 * score),
        high: Math.round(100 * policy.value.high),
        medium: Math.round(100 * policy.value.medium),
      }),
      evidence: [
        evidence('value-score', score, 'share'),
        evidence('monetary', figures.monetary, 'money'),
        evidence('frequency', figures.frequency, 'deals'),
        evidence('order-size', figures.orderSize, 'money'),
        ...(Number.isNaN(loyalty) ? [] : [evidence('loyalty-score', loyalty, 'share')]),
        ...groupEvidence(subject),
      ],
      distanceToNext:
        value === 'high'
          ? null
          : dealDistance(
              next,
              amountToReachValue(figures, calibration, policy, policy.value[next], loyalty),
              figures,
              context,
            ),
    };
  },
};

/** The value score of an account's own figures or of its group's; `NaN` for one that never bought. */
function strengthOf(figures: AccountMeasures, context: Context, subject: Subject): number {
  if (figures.wins === 0) return Number.NaN;
  const { calibration, policy } = context;
  return valueScore(figures, calibration, policy, countedLoyalty(figures, subject, context));
}
