import { evidence } from '../explanation/evidence.ts';
import { isProvisional } from '../explanation/is-provisional.ts';
import { moneyDistance } from '../explanation/money-distance.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { inWindow, windowValues } from '../messages/window-values.ts';
import { amountToReachValue, valueCoverage } from '../value/value-score.ts';
import {
  type Context,
  type Dimension,
  type Distance,
  type Explanation,
  type Subject,
  unknown,
} from './dimension.ts';
import { value as valueDimension } from './value.ts';

const won = {
  en: `{deals, plural, =0 {nothing won} one {# deal won, {amount}} other {# deals won, {amount}}} ${inWindow.en}`,
  zh: `${inWindow.zh}{deals, plural, =0 {没有成交} other {成交 # 单、共 {amount}}}`,
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
});

/** The management level of an account; it drives the strategy. */
export const tier: Dimension = {
  id: 'tier',
  title: { en: 'Tier', zh: '客户级别' },
  description: {
    en: 'Strategic, important or general, composed by the policy from value, share of revenue and value type.',
    zh: '由策略综合价值、销售额占比与价值类型得出：战略、重要或一般客户。',
  },
  after: ['value', 'sales-level', 'value-type', 'potential'],
  classes: () => [
    { id: 'strategic', label: { en: 'Strategic', zh: '战略客户' }, colour: '#7a1f5c' },
    { id: 'important', label: { en: 'Important', zh: '重要客户' }, colour: '#1f5fa8' },
    { id: 'general', label: { en: 'General', zh: '一般客户' }, colour: '#4c8577' },
    { id: 'unranked', label: { en: 'Unranked', zh: '未分级' }, colour: '#7a808c' },
  ],

  classify(subject, context) {
    if (subject.own.wins === 0) return 'unranked';
    return context.policy.tier.method === 'sales-level'
      ? tierBySalesLevel(subject, context)
      : standardTier(subject, context);
  },

  explain(subject, context, value) {
    const { own, group, classes } = subject;
    const { calibration } = context;
    const explanation: Explanation = {
      confidence: value === 'unranked' ? 0 : valueCoverage(context.policy),
      isProvisional: isProvisional(own, context),
      reason: reason(subject, context, value),
      evidence: [
        evidence('monetary', own.monetary, 'money'),
        evidence('frequency', own.frequency, 'deals'),
        evidence('value', classes['value'] ?? unknown, 'class'),
        evidence('strategic-cut', calibration.abcCuts.strategic ?? Number.NaN, 'money'),
      ],
      distanceToNext: distance(subject, context, value),
    };
    if (group !== own) {
      explanation.evidence.push(evidence('group-monetary', group.monetary, 'money'));
    }
    return explanation;
  },
};

function standardTier({ own, classes }: Subject, { calibration }: Context): string {
  const { strategic } = calibration.abcCuts;
  if (classes['value'] === 'high') {
    const isInFirstShare = strategic !== null && own.monetary >= strategic;
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

function reason({ own, classes }: Subject, context: Context, value: string) {
  const { policy, calibration } = context;
  const strategicCut = calibration.abcCuts.strategic;
  const facts = {
    ...windowValues(context),
    deals: own.frequency,
    amount: { money: own.monetary },
    share: { share: policy.tier.strategicShare },
    cut: { money: strategicCut ?? 0 },
  };
  if (value === 'unranked') return say('unranked');
  if (policy.tier.method === 'sales-level') {
    return say('by-sales-level', { ...facts, level: (classes['sales-level'] ?? '').toUpperCase() });
  }
  if (value === 'strategic') {
    const isByShare = strategicCut !== null && own.monetary >= strategicCut;
    return say(isByShare ? 'strategic-by-share' : 'strategic-by-type', facts);
  }
  if (value === 'important') {
    return say(
      classes['value'] === 'high' ? 'important-by-value' : 'important-by-potential',
      facts,
    );
  }
  const valueLabel = valueDimension
    .classes(policy)
    .find(({ id }) => id === classes['value'])?.label;
  return say('general', { ...facts, value: valueLabel ?? unknown });
}

/** What money alone would take to reach the next tier. */
function distance(subject: Subject, context: Context, value: string): Distance | null {
  const { own } = subject;
  const next = value === 'important' ? 'strategic' : 'important';
  if (value === 'strategic') return null;
  if (value === 'unranked') return { to: 'general', measure: 'won-deals', amount: 1, by: null };
  const amount =
    context.policy.tier.method === 'sales-level'
      ? amountToSalesLevel(subject, context, next)
      : amountToStandardTier(own, context, next);
  return moneyDistance(next, amount, own, context);
}

function amountToStandardTier(own: Subject['own'], { calibration, policy }: Context, next: string) {
  const toHigh = amountToReachValue(own, calibration, policy, policy.value.high);
  if (next === 'important') return toHigh;
  const { strategic } = calibration.abcCuts;
  return strategic === null ? null : strategic - own.monetary;
}

function amountToSalesLevel({ own }: Subject, { policy }: Context, next: string): number | null {
  const rungs = policy.tier.salesLevels[next as 'strategic' | 'important'];
  const froms = policy.salesLevel.ladder
    .filter(({ id }) => rungs.includes(id))
    .map(({ from }) => from);
  return froms.length === 0 ? null : Math.min(...froms) - own.monetary;
}
