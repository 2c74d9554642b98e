import { evidence, groupEvidence } from '../explanation/evidence.ts';
import { isProvisional } from '../explanation/is-provisional.ts';
import { dealDistance, moneyDistance } from '../explanation/money-distance.ts';
import { decidingFigures } from '../groups/deciding-figures.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { whoseValues } from '../messages/whose-values.ts';
import { inWindow, windowValues } from '../messages/window-values.ts';
import type { Text } from '../text.ts';
import { amountToReachValue, countedLoyalty, valueCoverage } from '../value/value-score.ts';
import { type Context, type Dimension, type Distance, type Subject, unknown } from './dimension.ts';
import { loyalty as loyaltyDimension } from './loyalty.ts';
import { potential as potentialDimension } from './potential.ts';
import { value as valueDimension } from './value.ts';

const won = {
  en: `{deals, plural, =0 {nothing won} one {# deal won, {amount}} other {# deals won, {amount}}}{whose, select, group { by the group} other {}} ${inWindow.en}`,
  zh: `{whose, select, group {所属集团} other {}}${inWindow.zh}{deals, plural, =0 {没有成交} other {成交 # 单、共 {amount}}}`,
};

const say = createSpeaker('tier', {
  'strategic-by-share': {
    en: `High value, and among the accounts that bring the first {share} of revenue (from {cut} on): ${won.en}.`,
    zh: `高价值客户，且位于贡献前 {share} 销售额的客户之列（门槛 {cut}）：${won.zh}。`,
  },
  'strategic-by-type': {
    en: `High value, and a strategic partner by the way it buys: ${won.en}.`,
    zh: `高价值客户，且从采购方式看属于战略价值型：${won.zh}。`,
  },
  'important-by-value': {
    en: `High value, below the strategic line of {cut}: ${won.en}.`,
    zh: `高价值客户，尚未达到战略客户门槛 {cut}：${won.zh}。`,
  },
  'important-by-potential': {
    en: `Medium value with high potential: ${won.en}.`,
    zh: `中价值、高潜力客户：${won.zh}。`,
  },
  general: {
    en: `Has bought; its value is {value}: ${won.en}.`,
    zh: `已成交客户，价值分层为“{value}”：${won.zh}。`,
  },
  unranked: {
    en: 'Has never bought, so it is not ranked yet.',
    zh: '尚无成交，暂不分级。',
  },
  'by-sales-level': {
    en: `On sales level {level}: ${won.en}.`,
    zh: `销售额等级为 {level}：${won.zh}。`,
  },
  'by-matrix': {
    en: `Potential is {potential} and loyalty {loyalty}: ${won.en}.`,
    zh: `潜力为“{potential}”、忠诚度为“{loyalty}”：${won.zh}。`,
  },
});

/** The management level of an account; it drives the strategy. */
export const tier: Dimension = {
  id: 'tier',
  title: { en: 'Tier', zh: '客户级别' },
  description: {
    en: 'Strategic, important or general, composed by the policy from value, share of revenue, potential and value type.',
    zh: '由策略综合价值、销售额占比、潜力与价值类型得出：战略、重要或一般客户。',
  },
  after: ['value', 'sales-level', 'value-type', 'potential', 'loyalty'],
  classes: () => [
    { id: 'strategic', label: { en: 'Strategic', zh: '战略客户' }, colour: '#7a1f5c' },
    { id: 'important', label: { en: 'Important', zh: '重要客户' }, colour: '#1f5fa8' },
    { id: 'general', label: { en: 'General', zh: '一般客户' }, colour: '#4c8577' },
    { id: 'unranked', label: { en: 'Unranked', zh: '未分级' }, colour: '#7a808c' },
  ],

  classify(subject, context) {
    const figures = decidingFigures(subject, context, strengthOf);
    if (figures.wins === 0) return 'unranked';
    const { method } = context.policy.tier;
    if (method === 'sales-level') return tierBySalesLevel(subject, context);
    return method === 'matrix' ? tierByMatrix(subject) : standardTier(figures, subject, context);
  },

  explain(subject, context, value) {
    const { calibration } = context;
    const figures = decidingFigures(subject, context, strengthOf);
    return {
      confidence: value === 'unranked' ? 0 : coverage(figures, subject, context),
      isProvisional: isProvisional(figures, context),
      reason: reason(figures, subject, context, value),
      evidence: [
        evidence('monetary', figures.monetary, 'money'),
        evidence('frequency', figures.frequency, 'deals'),
        evidence('value', subject.classes['value'] ?? unknown, 'class'),
        evidence('strategic-cut', calibration.abcCuts.strategic ?? Number.NaN, 'money'),
        ...groupEvidence(subject),
      ],
      distanceToNext: distance(figures, subject, context, value),
    };
  },
};

/** Strength of figures: what was won, nothing being less than any win. */
function strengthOf({ wins, monetary }: AccountMeasures): number {
  return wins === 0 ? Number.NaN : monetary;
}

function standardTier(
  figures: AccountMeasures,
  { classes }: Subject,
  { calibration }: Context,
): string {
  const { strategic } = calibration.abcCuts;
  if (classes['value'] === 'high') {
    const isInFirstShare = strategic !== null && figures.monetary >= strategic;
    return isInFirstShare || classes['value-type'] === 'strategic' ? 'strategic' : 'important';
  }
  const isPromising = classes['value'] === 'medium' && classes['potential'] === 'high';
  return isPromising ? 'important' : 'general';
}

function tierBySalesLevel({ classes }: Subject, { policy }: Context): string {
  const level = classes['sales-level'] ?? 'none';
  if (policy.tier.salesLevels.strategic.includes(level)) return 'strategic';
  return policy.tier.salesLevels.important.includes(level) ? 'important' : 'general';
}

/**
 * Attractiveness against strength (McDonald & Woodburn, "Key Account Management"): both high is strategic, one of them important.
 */
function tierByMatrix({ classes }: Subject): string {
  const isAttractive = classes['potential'] === 'high';
  const isStrong = classes['loyalty'] === 'high';
  if (isAttractive && isStrong) return 'strategic';
  return isAttractive || isStrong ? 'important' : 'general';
}

/** Share of what the method looks at that is known. */
function coverage(figures: AccountMeasures, subject: Subject, context: Context): number {
  const { method } = context.policy.tier;
  if (method === 'matrix') {
    const wanted = [subject.classes['potential'], subject.classes['loyalty']];
    return wanted.filter((value) => value !== undefined && value !== unknown).length / 2;
  }
  return valueCoverage(context.policy, countedLoyalty(figures, subject, context));
}

function reason(figures: AccountMeasures, subject: Subject, context: Context, value: string) {
  const { classes } = subject;
  const { policy, calibration } = context;
  const strategicCut = calibration.abcCuts.strategic;
  const facts = {
    ...windowValues(context),
    ...whoseValues(figures, subject),
    deals: figures.frequency,
    amount: { money: figures.monetary },
    share: { share: policy.tier.strategicShare },
    cut: { money: strategicCut ?? 0 },
  };
  if (value === 'unranked') return say('unranked');
  if (policy.tier.method === 'sales-level') {
    return say('by-sales-level', { ...facts, level: (classes['sales-level'] ?? '').toUpperCase() });
  }
  if (policy.tier.method === 'matrix') {
    return say('by-matrix', {
      ...facts,
      potential: labelOf(potentialDimension, classes['potential'], policy),
      loyalty: labelOf(loyaltyDimension, classes['loyalty'], policy),
    });
  }
  if (value === 'strategic') {
    const isByShare = strategicCut !== null && figures.monetary >= strategicCut;
    return say(isByShare ? 'strategic-by-share' : 'strategic-by-type', facts);
  }
  if (value === 'important') {
    return say(
      classes['value'] === 'high' ? 'important-by-value' : 'important-by-potential',
      facts,
    );
  }
  return say('general', { ...facts, value: labelOf(valueDimension, classes['value'], policy) });
}

function labelOf(dimension: Dimension, value: string | undefined, policy: Context['policy']): Text {
  const label = dimension.classes(policy).find(({ id }) => id === value)?.label;
  return label ?? { en: 'unknown', zh: '未知' };
}

/** What money alone would take to reach the next tier. */
function distance(
  figures: AccountMeasures,
  subject: Subject,
  context: Context,
  value: string,
): Distance | null {
  const { method } = context.policy.tier;
  const next = value === 'important' ? 'strategic' : 'important';
  if (value === 'strategic') return null;
  if (value === 'unranked') return { to: 'general', measure: 'won-deals', amount: 1, by: null };
  if (method === 'matrix') return null;
  if (method === 'sales-level') {
    return moneyDistance(next, amountToSalesLevel(figures, context, next), figures, context);
  }
  const { strategic } = context.calibration.abcCuts;
  const toCut = strategic === null ? null : strategic - figures.monetary;
  if (subject.classes['value'] === 'high') return moneyDistance(next, toCut, figures, context);
  const toHigh = amountToHighValue(figures, subject, context);
  if (value === 'general') {
    const isStrategicThen = toCut !== null && toHigh !== null && toHigh >= toCut;
    return dealDistance(isStrategicThen ? 'strategic' : next, toHigh, figures, context);
  }
  // Important by its potential: it takes both, a high value and the cut.
  const both = toCut === null || toHigh === null ? null : Math.max(toCut, toHigh);
  return moneyDistance(next, both, figures, context);
}

function amountToHighValue(figures: AccountMeasures, subject: Subject, context: Context) {
  const { calibration, policy } = context;
  const loyalty = countedLoyalty(figures, subject, context);
  return amountToReachValue(figures, calibration, policy, policy.value.high, loyalty);
}

function amountToSalesLevel(
  { monetary }: AccountMeasures,
  { policy }: Context,
  next: string,
): number | null {
  const rungs = policy.tier.salesLevels[next as 'strategic' | 'important'];
  const froms = policy.salesLevel.ladder
    .filter(({ id }) => rungs.includes(id))
    .map(({ from }) => from);
  return froms.length === 0 ? null : Math.min(...froms) - monetary;
}
