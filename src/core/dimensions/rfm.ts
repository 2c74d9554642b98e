import { scoreAt } from '../calibration/score-edges.ts';
import { evidence } from '../explanation/evidence.ts';
import { holdsUntil } from '../explanation/money-distance.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { inWindow, windowValues } from '../messages/window-values.ts';
import { rfmTypes, typeOf } from '../rfm/eight-types.ts';
import { guardedSegment, type RfmScores, rfmSegments, segmentOf } from '../rfm/segments.ts';
import { typicalGapDays } from '../rhythm/predict-purchase.ts';
import {
  type ClassDefinition,
  type Context,
  type Dimension,
  type Distance,
  type Subject,
  unknown,
} from './dimension.ts';

const say = createSpeaker('rfm', {
  scores: {
    en: `Last bought on {last}; {deals, plural, =0 {nothing} one {# deal worth {amount}} other {# deals worth {amount}}} ${inWindow.en}: recency {recency}, frequency {frequency}, monetary {monetary} of 5 against the other buyers.`,
    zh: `最近购买在{last}；${inWindow.zh}{deals, plural, =0 {没有成交} other {成交 # 单、共 {amount}}}：与其他成交客户相比，R {recency} 分、F {frequency} 分、M {monetary} 分（满分 5 分）。`,
  },
  guarded: {
    en: 'Last bought on {last} and is inside its own rhythm of about {gap} days, so it is not called {raw}: recency {recency}, frequency {frequency}, monetary {monetary} of 5.',
    zh: '最近购买在{last}，仍在自身约 {gap} 天一次的购买节奏之内，因此不判为“{raw}”：R {recency} 分、F {frequency} 分、M {monetary} 分（满分 5 分）。',
  },
  unknown: {
    en: 'Has never bought, so recency, frequency and monetary cannot be scored.',
    zh: '尚无成交，无法计算 RFM。',
  },
});

/** Recency, frequency and monetary against the other buyers: 11 named segments, or the 8 Chinese types. */
export const rfm: Dimension = {
  id: 'rfm',
  title: { en: 'RFM Segment', zh: 'RFM 分群' },
  description: {
    en: 'The named segment of the three scores; an account inside its own rhythm is never called lost.',
    zh: '按最近购买、购买频次与购买金额的得分划分分群；仍在自身节奏内的客户不会判为流失。',
  },
  after: [],
  classes: ({ rfm: { scheme } }): readonly ClassDefinition[] =>
    scheme === 'types' ? rfmTypes : rfmSegments,

  classify(subject, context) {
    if (subject.own.wins === 0) return unknown;
    if (context.policy.rfm.scheme === 'types') return typeOfBuyer(subject.own, context);
    const segment = segmentOf(rfmScores(subject.own, context));
    return isInsideRhythm(subject, context) ? guardedSegment(segment) : segment;
  },

  explain(subject, context, value) {
    const { own } = subject;
    if (value === unknown) {
      return {
        confidence: 0,
        isProvisional: false,
        reason: say('unknown'),
        evidence: [evidence('wins', 0, 'deals')],
        distanceToNext: null,
        details: { recency: null, frequency: null, monetary: null, scores: null, type: null },
      };
    }
    const scores = rfmScores(own, context);
    const isTypes = context.policy.rfm.scheme === 'types';
    const raw = isTypes ? value : segmentOf(scores);
    return {
      raw,
      confidence: 1,
      isProvisional: context.calibration.buyers < fewBuyers,
      reason: say(raw === value ? 'scores' : 'guarded', {
        ...windowValues(context),
        ...scores,
        last: { day: own.lastWonOn },
        deals: own.frequency,
        amount: { money: own.monetary },
        gap: Math.round(typicalGapDays(context.calibration.rhythm, own.rhythm)),
        raw: rfmSegments.find(({ id }) => id === raw)?.label ?? raw,
      }),
      evidence: [
        evidence('recency', own.recencyDays, 'days'),
        evidence('frequency', own.frequency, 'deals'),
        evidence('monetary', own.monetary, 'money'),
      ],
      distanceToNext: isTypes ? null : distance(own, scores, value, context),
      details: {
        recency: { days: own.recencyDays, score: scores.recency },
        frequency: { count: own.frequency, score: scores.frequency },
        monetary: { amount: own.monetary, score: scores.monetary },
        scores: `${scores.recency}${scores.frequency}${scores.monetary}`,
        type: typeOfBuyer(own, context),
      },
    };
  },
};

/** Below this many buyers a score says little about any of them. */
const fewBuyers = 25;

/** The three scores of an account that has bought, by the calibration's edges. */
export function rfmScores(own: AccountMeasures, { calibration: { rfmEdges } }: Context): RfmScores {
  return {
    recency: scoreAt(rfmEdges.recency, -own.recencyDays),
    frequency: scoreAt(rfmEdges.frequency, own.frequency),
    monetary: scoreAt(rfmEdges.monetary, own.monetary),
  };
}

function typeOfBuyer(own: AccountMeasures, { calibration: { rfmSplits } }: Context): string {
  return typeOf({
    isRecent: own.recencyDays <= rfmSplits.recencyDays,
    isFrequent: own.frequency >= rfmSplits.frequency,
    isBig: own.monetary >= rfmSplits.monetary,
  });
}

function isInsideRhythm({ own: { rhythm } }: Subject, { calibration }: Context): boolean {
  return rhythm.occasions >= 2 && rhythm.silenceDays <= typicalGapDays(calibration.rhythm, rhythm);
}

/** How many more deals won today lead to another segment. */
function distance(
  own: AccountMeasures,
  scores: RfmScores,
  value: string,
  context: Context,
): Distance | null {
  const { rfmEdges } = context.calibration;
  const recency = scoreAt(rfmEdges.recency, 0);
  const wanted = [0, ...rfmEdges.frequency.filter((edge) => edge !== null)];
  for (const deals of wanted.map((edge) => Math.max(1, Math.ceil(edge - own.frequency)))) {
    const frequency = scoreAt(rfmEdges.frequency, own.frequency + deals);
    const to = segmentOf({ recency, frequency, monetary: scores.monetary });
    if (to !== value) {
      return { to, measure: 'won-deals', amount: deals, by: holdsUntil(own, context) };
    }
  }
  return null;
}
