import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy/policy.ts';
import { cutAtShare } from './abc-cuts.ts';
import { ascending } from './ascending.ts';
import type { Calibration, SignalMeasure } from './calibration.ts';
import type { ChosenRhythm } from './choose-rhythm.ts';
import { type BuyerColumns, measureBuyers, measureGroups } from './measure-buyers.ts';
import { rankScaleOf } from './rank-scale.ts';
import { midRankEdges, quantileEdges, quantileOfSorted, type ScoreEdges } from './score-edges.ts';

/** What the accounts of a book are held against; with how they buy, a {@link Calibration}. */
export type Lines = Omit<Calibration, 'id' | 'asOf' | 'policyVersion' | keyof ChosenRhythm>;

/** The lines of a book on a day. */
export function drawLines(book: Book, policy: Policy, asOf: Day): Lines {
  const measured = measureBuyers(book, policy, asOf);
  const accounts = sortColumns(measured);
  const buyers =
    policy.groups.figures === 'group' ? sortColumns(measureGroups(book, policy, asOf)) : accounts;
  const recency = buyers.recencyDays.map((days) => -days).reverse();
  return {
    buyers: buyers.account.length,
    rfmEdges: rfmEdgesOf(policy, recency, buyers),
    rfmSplits: {
      recencyDays: splitOf(policy, buyers.recencyDays),
      frequency: splitOf(policy, buyers.frequency),
      monetary: splitOf(policy, buyers.monetary),
    },
    abcCuts: {
      strategic: cutAtShare(buyers.monetary, policy.tier.strategicShare),
      a: cutAtShare(buyers.monetary, policy.concentration.a),
      b: cutAtShare(buyers.monetary, policy.concentration.b),
    },
    valueScale: {
      revenue: rankScaleOf(buyers.monetary),
      frequency: rankScaleOf(buyers.frequency),
      orderSize: rankScaleOf(buyers.orderSize),
    },
    potentialScale: {
      pipeline: rankScaleOf(buyers.openAmounts, fewKnots),
      productLines: broadestOf(buyers.distinctProducts),
    },
    loyaltyScale: {
      span: rankScaleOf(accounts.span, fewKnots),
      evenness: rankScaleOf(accounts.evenness, fewKnots),
    },
    signalCuts: {
      cycleDays: tercilesOf(accounts.cycleDays),
      distinctProducts: tercilesOf(accounts.distinctProducts),
      topProductShare: tercilesOf(accounts.topProductShare),
    },
  };
}

/** Each column in ascending order: several lines are drawn through each. */
function sortColumns({ account, ...columns }: BuyerColumns): BuyerColumns {
  const sorted = Object.entries(columns).map(([name, column]) => [name, ascending(column)]);
  return { account, ...Object.fromEntries(sorted) };
}

/** Knots of scales of which no class begins exactly at one. */
const fewKnots = 512;

function rfmEdgesOf(
  { rfm }: Policy,
  recency: Float64Array,
  buyers: BuyerColumns,
): Calibration['rfmEdges'] {
  if (rfm.method === 'edges' && rfm.edges) {
    return {
      // Days are whole numbers, so "below 30 days" is "at most 29", which is an edge that includes its value.
      recency: rfm.edges.recencyDays.map((days) => 1 - Math.ceil(days)).reverse() as ScoreEdges,
      frequency: [...rfm.edges.frequency] as ScoreEdges,
      monetary: [...rfm.edges.monetary] as ScoreEdges,
    };
  }
  const edgesOf = rfm.method === 'quantile' ? quantileEdges : midRankEdges;
  return {
    recency: edgesOf(recency),
    frequency: edgesOf(buyers.frequency),
    monetary: edgesOf(buyers.monetary),
  };
}

/** Where the eight types split ascending numbers; 0 for a book without buyers. */
function splitOf({ rfm }: Policy, numbers: Float64Array): number {
  if (numbers.length === 0) return 0;
  if (rfm.split === 'median') return quantileOfSorted(numbers, 0.5);
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

/** The 90th percentile of ascending numbers; `null` below 2, where there is no breadth to speak of. */
function broadestOf(numbers: Float64Array): number | null {
  const broad = quantileOfSorted(numbers, 0.9);
  return broad >= 2 ? broad : null;
}

/** The terciles of ascending numbers; `null` where they do not tell accounts apart. */
function tercilesOf(numbers: Float64Array): Calibration['signalCuts'][SignalMeasure] {
  const low = quantileOfSorted(numbers, 1 / 3);
  const high = quantileOfSorted(numbers, 2 / 3);
  return low < high ? { low, high } : null;
}
