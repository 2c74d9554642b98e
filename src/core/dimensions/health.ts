import { dateEvidence, evidence } from '../explanation/evidence.ts';
import { concernsOf } from '../health/concerns.ts';
import {
  healthCoverage,
  healthScore,
  isRarelySilent,
  trendMeasure,
} from '../health/health-score.ts';
import { satisfactionOf } from '../measures/satisfaction.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { joinTexts } from '../messages/join-texts.ts';
import { aliveProbability } from '../rhythm/predict-purchase.ts';
import { type Dimension, unknown } from './dimension.ts';

const but = {
  en: '{concerns, select, none {nothing speaks against it} other {watch: {list}}}',
  zh: '{concerns, select, none {未见异常} other {留意：{list}}}',
};

const say = createSpeaker('health', {
  green: {
    en: `Healthy, last bought on {last}; ${but.en}.`,
    zh: `状态良好，最近一次购买在{last}；${but.zh}。`,
  },
  amber: {
    en: 'Needs attention: {list}.',
    zh: '需要关注：{list}。',
  },
  red: {
    en: 'In danger: {list}.',
    zh: '处于危险：{list}。',
  },
  unknown: {
    en: 'Has never bought, so there is no rhythm by which to judge its health.',
    zh: '尚无成交，没有购买节奏可供判断健康度。',
  },
});

/** Whether the relationship is well, and if not, what to mend. */
export const health: Dimension = {
  id: 'health',
  title: { en: 'Health', zh: '健康度' },
  description: {
    en: 'Green, amber or red by rhythm, trend, contact, feedback and cases; red always names what to act on.',
    zh: '综合购买节奏、趋势、联系、反馈与服务请求判定绿、黄、红；红色必说明应处理的问题。',
  },
  after: ['lifecycle'],
  classes: () => [
    { id: 'green', label: { en: 'Green', zh: '绿' }, colour: '#1b7f4d' },
    { id: 'amber', label: { en: 'Amber', zh: '黄' }, colour: '#b97509' },
    { id: 'red', label: { en: 'Red', zh: '红' }, colour: '#b0413e' },
  ],

  classify(subject, context) {
    if (subject.own.rhythm.occasions === 0) return unknown;
    const rules = context.policy.health;
    const score = healthScore(subject, context);
    if (subject.classes['lifecycle'] === 'lost' || score < rules.amber) return 'red';
    const isCritical =
      subject.classes['lifecycle'] === 'at-risk' ||
      isRarelySilent(subject, context) ||
      satisfactionOf(subject.account) < rules.poorFeedback;
    return isCritical || !(score >= rules.green) ? 'amber' : 'green';
  },

  explain(subject, context, value) {
    const { own, account } = subject;
    if (value === unknown) {
      return {
        confidence: 0,
        isProvisional: false,
        reason: say('unknown'),
        evidence: [evidence('wins', 0, 'deals')],
        distanceToNext: null,
        details: { missing: ['wins'] },
      };
    }
    const concerns = concernsOf(subject, context);
    const alive = aliveProbability(context.calibration.rhythm, own.rhythm, own.rhythm.silenceDays);
    const coverage = healthCoverage(subject, context);
    return {
      confidence: coverage,
      isProvisional: context.calibration.rhythm.basis === 'weak-prior',
      reason: say(value as 'red', {
        last: { day: own.lastWonOn },
        concerns: concerns.length === 0 ? 'none' : 'some',
        list: joinTexts(concerns.map(({ text }) => text)),
      }),
      evidence: [
        evidence('health-score', healthScore(subject, context), 'share'),
        evidence('alive-probability', Math.round(1000 * alive) / 1000, 'share'),
        evidence('coverage', coverage, 'share'),
        dateEvidence('last-purchase', own.lastWonOn),
        evidence('trend', trendMeasure(subject, context), 'share'),
        dateEvidence('last-contact', account.lastContactOn ?? Number.NaN),
        evidence('satisfaction', satisfactionOf(account), 'share'),
        evidence('open-cases', account.openCases ?? Number.NaN, 'cases'),
      ],
      distanceToNext: null,
      details: {
        aliveProbability: alive,
        coverage,
        concerns: concerns.map(({ id }) => id),
      },
    };
  },
};
