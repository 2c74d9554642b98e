import { evidence } from '../explanation/evidence.ts';
import { decidingFigures } from '../groups/deciding-figures.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { growthShare } from '../measures/growth.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { joinTexts } from '../messages/join-texts.ts';
import {
  type PotentialMeasure,
  pipelineMeasure,
  potentialCoverage,
  potentialScore,
  sizeMeasure,
  whiteSpaceMeasure,
} from '../potential/potential-score.ts';
import type { Text } from '../text.ts';
import { type Context, type Dimension, type Subject, unknown } from './dimension.ts';

const say = createSpeaker('potential', {
  score: {
    en: 'A potential score of {score} out of 100, where high begins at {high} and medium at {medium}, from: {measures}.',
    zh: '潜力得分 {score}（满分 100，{high} 分起为高潜力，{medium} 分起为中潜力），依据：{measures}。',
  },
  unknown: {
    en: 'Too little is known to judge potential; missing: {missing}.',
    zh: '信息不足，无法判断潜力；缺少：{missing}。',
  },
});

const names: Readonly<Record<PotentialMeasure, Text>> = {
  pipeline: { en: 'amounts of open deals', zh: '在谈商机金额' },
  size: { en: 'size of the company', zh: '企业规模' },
  growth: { en: 'growth of won deals over two windows', zh: '两个统计期的成交增长' },
  whiteSpace: { en: 'products it does not buy yet', zh: '尚未采购的产品' },
};

/** How much more an account could buy. */
export const potential: Dimension = {
  id: 'potential',
  title: { en: 'Potential', zh: '潜力' },
  description: {
    en: 'High, medium or low by open pipeline, size, growth and what the account does not buy yet.',
    zh: '综合在谈商机、企业规模、增长与未采购产品划分高、中、低潜力。',
  },
  after: ['size'],
  classes: () => [
    { id: 'high', label: { en: 'High', zh: '高潜力' }, colour: '#1b7f4d' },
    { id: 'medium', label: { en: 'Medium', zh: '中潜力' }, colour: '#c98a1b' },
    { id: 'low', label: { en: 'Low', zh: '低潜力' }, colour: '#7a808c' },
  ],

  classify(subject, context) {
    const rules = context.policy.potential;
    const figures = decidingFigures(subject, context, strengthOf);
    const score = strengthOf(figures, context, subject);
    if (Number.isNaN(score)) return unknown;
    if (score >= rules.high) return 'high';
    return score >= rules.medium ? 'medium' : 'low';
  },

  explain(subject, context, value) {
    const { potential: rules } = context.policy;
    const figures = decidingFigures(subject, context, strengthOf);
    const size = subject.classes['size'];
    const measures = measuresOf(figures, subject, context);
    const all = Object.keys(names) as PotentialMeasure[];
    const missing = all.filter((name) => Number.isNaN(measures[name]));
    const present = all.filter((name) => !Number.isNaN(measures[name]));
    const score = potentialScore(figures, size, context);
    return {
      confidence: potentialCoverage(figures, size, context),
      isProvisional: value !== unknown && missing.length > 0,
      reason:
        value === unknown
          ? say('unknown', { missing: joinTexts(missing.map((name) => names[name])) })
          : say('score', {
              score: Math.floor(100 * score),
              high: Math.round(100 * rules.high),
              medium: Math.round(100 * rules.medium),
              measures: joinTexts(present.map((name) => names[name])),
            }),
      evidence: [
        evidence('potential-score', score, 'share'),
        evidence(
          'open-amount',
          Number.isNaN(measures.pipeline) ? Number.NaN : figures.openAmount,
          'money',
        ),
        evidence('size', size ?? unknown, 'class'),
        evidence('growth', measures.growth, 'share'),
        evidence('white-space', measures.whiteSpace, 'share'),
      ],
      distanceToNext: null,
      details: value === unknown ? { missing } : { measures },
    };
  },
};

function strengthOf(figures: AccountMeasures, context: Context, subject: Subject): number {
  return potentialScore(figures, subject.classes['size'], context);
}

function measuresOf(
  figures: AccountMeasures,
  { classes }: Subject,
  context: Context,
): Record<PotentialMeasure, number> {
  return {
    pipeline: pipelineMeasure(figures, context),
    size: sizeMeasure(classes['size']),
    growth: growthShare(figures, context),
    whiteSpace: whiteSpaceMeasure(figures, context),
  };
}
