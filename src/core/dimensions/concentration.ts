import { evidence, groupEvidence } from '../explanation/evidence.ts';
import { isProvisional } from '../explanation/is-provisional.ts';
import { moneyDistance } from '../explanation/money-distance.ts';
import { decidingFigures, wonAmount } from '../groups/deciding-figures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { whoseValues, whoWon } from '../messages/whose-values.ts';
import { inWindow, windowValues } from '../messages/window-values.ts';
import { type Dimension, unknown } from './dimension.ts';

const say = createSpeaker('concentration', {
  a: {
    en: `${whoWon.en} {amount} ${inWindow.en}: among the accounts that bring the first {share} of revenue, which begin at {cut}.`,
    zh: `${whoWon.zh}${inWindow.zh}成交 {amount}，位于贡献前 {share} 销售额的客户之列（门槛 {cut}）。`,
  },
  b: {
    en: `${whoWon.en} {amount} ${inWindow.en}: below the A line of {cut}, within the next part up to {share} of revenue.`,
    zh: `${whoWon.zh}${inWindow.zh}成交 {amount}，低于 A 类门槛 {cut}，仍在累计 {share} 销售额之内。`,
  },
  c: {
    en: `${whoWon.en} {amount} ${inWindow.en}: among the many small accounts that bring the last part of revenue, below {cut}.`,
    zh: `${whoWon.zh}${inWindow.zh}成交 {amount}，低于 {cut}，属于贡献尾部销售额的众多小客户。`,
  },
  unknown: {
    en: `Brought no revenue ${inWindow.en}, so it has no share of it.`,
    zh: `${inWindow.zh}没有销售额，不参与占比排名。`,
  },
});

/** ABC: in which part of the book's revenue an account stands, from the largest account down. */
export const concentration: Dimension = {
  id: 'concentration',
  title: { en: 'Revenue Class (ABC)', zh: 'ABC 分类' },
  description: {
    en: 'A, B or C by the share of revenue that larger accounts bring before this one.',
    zh: '按销售额从高到低累计占比划分 A、B、C。',
  },
  after: [],
  classes: () => [
    { id: 'a', label: { en: 'A', zh: 'A' }, colour: '#1b7f4d' },
    { id: 'b', label: { en: 'B', zh: 'B' }, colour: '#c98a1b' },
    { id: 'c', label: { en: 'C', zh: 'C' }, colour: '#7a808c' },
  ],

  classify(subject, context) {
    const { abcCuts } = context.calibration;
    const { monetary } = decidingFigures(subject, context, wonAmount);
    if (!(monetary > 0)) return unknown;
    if (abcCuts.a !== null && monetary >= abcCuts.a) return 'a';
    return abcCuts.b !== null && monetary >= abcCuts.b ? 'b' : 'c';
  },

  explain(subject, context, value) {
    const figures = decidingFigures(subject, context, wonAmount);
    const { abcCuts } = context.calibration;
    const { a, b } = context.policy.concentration;
    const facts = {
      ...windowValues(context),
      ...whoseValues(figures, subject),
      amount: { money: figures.monetary },
    };
    const cutA = abcCuts.a ?? 0;
    const cutB = abcCuts.b ?? 0;
    const reasons = {
      a: say('a', { ...facts, share: { share: a }, cut: { money: cutA } }),
      b: say('b', { ...facts, share: { share: b }, cut: { money: cutA } }),
      c: say('c', { ...facts, cut: { money: cutB } }),
    };
    const next = value === 'b' ? 'a' : 'b';
    const missing = (value === 'b' ? cutA : cutB) - figures.monetary;
    return {
      confidence: value === unknown ? 0 : 1,
      isProvisional: isProvisional(figures, context),
      reason: reasons[value as 'a' | 'b' | 'c'] ?? say('unknown', facts),
      evidence: [
        evidence('monetary', figures.monetary, 'money'),
        evidence('cut-a', cutA, 'money'),
        evidence('cut-b', cutB, 'money'),
        ...groupEvidence(subject),
      ],
      distanceToNext: value === 'a' ? null : moneyDistance(next, missing, figures, context),
    };
  },
};
