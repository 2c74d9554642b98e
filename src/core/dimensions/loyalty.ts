import { dateEvidence, evidence } from '../explanation/evidence.ts';
import {
  evennessOf,
  loyaltyCoverage,
  loyaltyScore,
  repeatMeasure,
} from '../loyalty/loyalty-score.ts';
import { satisfactionOf } from '../measures/satisfaction.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { type Dimension, unknown } from './dimension.ts';

const bought = {
  en: '{occasions, plural, one {bought once, on {first}} other {bought on # days from {first} to {last}}}{asked, select, yes {, satisfaction {satisfaction}} other {}}',
  zh: '{occasions, plural, =1 {仅在{first}购买过一次} other {{first}至{last}共购买 # 次}}{asked, select, yes {，满意度 {satisfaction}} other {}}',
};

const say = createSpeaker('loyalty', {
  score: {
    en: `A loyalty score of {score} out of 100, where high begins at {high} and medium at {medium}: ${bought.en}.`,
    zh: `忠诚度得分 {score}（满分 100，{high} 分起为高忠诚，{medium} 分起为中忠诚）：${bought.zh}。`,
  },
  lost: {
    en: `No longer loyal, since it looks lost: ${bought.en}.`,
    zh: `看似已流失，不再视为忠诚客户：${bought.zh}。`,
  },
  unknown: {
    en: 'Has never bought, so there is no loyalty to judge.',
    zh: '尚无成交，暂无法判断忠诚度。',
  },
});

/** How firmly an account stays with us. */
export const loyalty: Dimension = {
  id: 'loyalty',
  title: { en: 'Loyalty', zh: '忠诚度' },
  description: {
    en: 'High, medium or low by how long, how evenly and how often the account buys again, and by what it says.',
    zh: '综合合作时长、购买规律性、复购占比与客户反馈划分高、中、低忠诚度。',
  },
  after: ['lifecycle'],
  classes: () => [
    { id: 'high', label: { en: 'High', zh: '高忠诚' }, colour: '#1b7f4d' },
    { id: 'medium', label: { en: 'Medium', zh: '中忠诚' }, colour: '#c98a1b' },
    { id: 'low', label: { en: 'Low', zh: '低忠诚' }, colour: '#7a808c' },
  ],

  classify({ own, account, classes }, { calibration, policy }) {
    if (own.wins === 0) return unknown;
    if (classes['lifecycle'] === 'lost') return 'low';
    return byScore(loyaltyScore(own, account, calibration, policy), policy.loyalty);
  },

  explain({ own, account, classes }, { calibration, policy }, value) {
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
    const score = loyaltyScore(own, account, calibration, policy);
    const satisfaction = satisfactionOf(account);
    return {
      raw: byScore(score, policy.loyalty),
      confidence: loyaltyCoverage(own, account, calibration, policy),
      isProvisional: own.rhythm.gaps === 0,
      reason: say(classes['lifecycle'] === 'lost' ? 'lost' : 'score', {
        score: Math.floor(100 * score),
        high: Math.round(100 * policy.loyalty.high),
        medium: Math.round(100 * policy.loyalty.medium),
        occasions: own.rhythm.occasions,
        first: { day: own.firstWonOn },
        last: { day: own.lastWonOn },
        asked: Number.isNaN(satisfaction) ? 'no' : 'yes',
        satisfaction: { share: satisfaction || 0 },
      }),
      evidence: [
        evidence('loyalty-score', score, 'share'),
        evidence('buying-span', own.lastWonOn - own.firstWonOn, 'days'),
        evidence('evenness', rounded(evennessOf(own.rhythm)), 'share'),
        evidence('repeat-share', rounded(repeatMeasure(own)), 'share'),
        evidence('satisfaction', satisfaction, 'share'),
        dateEvidence('last-purchase', own.lastWonOn),
      ],
      distanceToNext: null,
    };
  },
};

function byScore(score: number, { high, medium }: { high: number; medium: number }): string {
  if (score >= high) return 'high';
  return score >= medium ? 'medium' : 'low';
}

function rounded(share: number): number {
  return Math.round(1000 * share) / 1000;
}
