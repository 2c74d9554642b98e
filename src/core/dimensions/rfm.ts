import { scoreAt } from '../calibration/score-edges.ts';
import { evidence, groupEvidence } from '../explanation/evidence.ts';
import { holdsUntil } from '../explanation/money-distance.ts';
import { decidingFigures } from '../groups/deciding-figures.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import { whoseValues } from '../messages/whose-values.ts';
import { inWindow, windowValues } from '../messages/window-values.ts';
import { rfmTypes, typeOf } from '../rfm/eight-types.ts';
import { sayWhatScoresHide } from '../rfm/say-what-scores-hide.ts';
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

const lastBought = {
  en: '{whose, select, group {The group last bought on} other {Last bought on}}',
  zh: '{whose, select, group {所属集团} other {}}',
};

const say = createSpeaker('rfm', {
  scores: {
    en: `${lastBought.en} {last}; {deals, plural, =0 {nothing} one {# deal worth {amount}} other {# deals worth {amount}}} ${inWindow.en}: recency {recency}, frequency {frequency}, monetary {monetary} of 5 against the other buyers.`,
    zh: `${lastBought.zh}最近一次购买在{last}；${inWindow.zh}{deals, plural, =0 {没有成交} other {成交 # 单、共 {amount}}}：与其他成交客户相比，R {recency} 分、F {frequency} 分、M {monetary} 分（满分 5 分）。`,
  },
  guarded: {
    en: `${lastBought.en} {last} and is inside its own rhythm of about {gap} days, so it is not called {raw}: recency {recency}, frequency {frequency}, monetary {monetary} of 5.`,
    zh: `${lastBought.zh}最近一次购买在{last}，仍在自身约 {gap} 天一次的购买节奏之内，因此不判为“{raw}”：R {recency} 分、F {frequency} 分、M {monetary} 分（满分 5 分）。`,
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
    const figures = rfmFigures(subject, context);
    if (figures.wins === 0) return unknown;
    if (context.policy.rfm.scheme === 'types') return typeOfBuyer(figures, context);
    const segment = segmentOf(rfmScores(figures, context));
    return isInsideRhythm(figures, context) ? guardedSegment(segment) : segment;
  },

  explain(subject, context, value) {
    const figures = rfmFigures(subject, context);
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
    const scores = rfmScores(figures, context);
    const isTypes = context.policy.rfm.scheme === 'types';
    const raw = isTypes ? value : segmentOf(scores);
    const aside = raw === value ? sayWhatScoresHide(value, figures, context) : undefined;
    return {
      ...(aside && { aside }),
      raw,
      confidence: 1,
      isProvisional: context.calibration.buyers < fewBuyers,
      reason: say(raw === value ? 'scores' : 'guarded', {
        ...windowValues(context),
        ...whoseValues(figures, subject),
        ...scores,
        last: { day: figures.lastWonOn },
        deals: figures.frequency,
        amount: { money: figures.monetary },
        gap: Math.round(typicalGapDays(context.calibration.rhythm, figures.rhythm)),
        raw: rfmSegments.find(({ id }) => id === raw)?.label ?? raw,
      }),
      evidence: [
        evidence('recency', figures.recencyDays, 'days'),
        evidence('frequency', figures.frequency, 'deals'),
        evidence('monetary', figures.monetary, 'money'),
        ...groupEvidence(subject),
      ],
      distanceToNext: isTypes ? null : distance(figures, scores, value, context),
      details: {
        recency: { days: figures.recencyDays, score: scores.recency },
        frequency: { count: figures.frequency, score: scores.frequency },
        monetary: { amount: figures.monetary, score: scores.monetary },
        scores: `${scores.recency}${scores.frequency}${scores.monetary}`,
        type: typeOfBuyer(figures, context),
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

/** The figures whose scores are taken: where the greater decide, those with the higher sum of scores. */
export function rfmFigures(subject: Subject, context: Context): AccountMeasures {
  return decidingFigures(subject, context, sumOfScores);
}

function sumOfScores(figures: AccountMeasures, context: Context): number {
  if (figures.wins === 0) return Number.NaN;
  const { rfmEdges } = context.calibration;
  return (
    scoreAt(rfmEdges.recency, -figures.recencyDays) +
    scoreAt(rfmEdges.frequency, figures.frequency) +
    scoreAt(rfmEdges.monetary, figures.monetary)
  );
}

function isInsideRhythm({ rhythm }: AccountMeasures, { calibration }: Context): boolean {
  return rhythm.occasions >= 2 && rhythm.silenceDays <= typicalGapDays(calibration.rhythm, rhythm);
}

/** How many more deals won today lead to a better segment. */
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
    if (isBetter(to, value)) {
      return { to, measure: 'won-deals', amount: deals, by: holdsUntil(own, context) };
    }
  }
  return null;
}

/** Whether an account has come further: the table has cells where a better score leads to a lesser segment. */
function isBetter(to: string, from: string): boolean {
  if (from === 'new-customers' && to === 'promising') return true;
  return placeOf(to) < placeOf(from);
}

function placeOf(segment: string): number {
  return rfmSegments.findIndex(({ id }) => id === segment);
}
