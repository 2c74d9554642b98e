import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy/policy.ts';
import { policyVersion } from '../policy/policy-version.ts';
import { cutAtShare } from './abc-cuts.ts';
import type { Calibration, SignalMeasure } from './calibration.ts';
import { calibrationId } from './carry-calibration.ts';
import { chooseRhythm } from './choose-rhythm.ts';
import { type BuyerColumns, measureBuyers, measureGroups } from './measure-buyers.ts';
import { rankScaleOf } from './rank-scale.ts';
import { sampleAccounts } from './sample-accounts.ts';
import { midRankEdges, quantileEdges, quantileOfSorted, type ScoreEdges } from './score-edges.ts';

/** The calibration of a book on a day: a pure function of the facts, whatever their order. */
export function calibrate(book: Book, policy: Policy, asOf: Day): Calibration {
  const accounts = measureBuyers(book, policy, asOf);
  const measured = policy.groups.figures === 'group' ? measureGroups(book, policy, asOf) : accounts;
  // Each is ranked several times below, and sorting what is sorted costs little.
  const buyers = {
    ...measured,
    recencyDays: measured.recencyDays.slice().sort(),
    frequency: measured.frequency.slice().sort(),
    monetary: measured.monetary.slice().sort(),
  };
  const recency = buyers.recencyDays.map((days) => -days).reverse();
  const contents: Omit<Calibration, 'id'> = {
    asOf,
    policyVersion: policyVersion(policy),
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
    ...chooseRhythm(book, sampleAccounts(book, accounts.account), policy, asOf),
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
  return { id: calibrationId(contents), ...contents };
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

/** Where the eight types split; 0 for a book without buyers. */
function splitOf({ rfm }: Policy, numbers: Float64Array): number {
  if (numbers.length === 0) return 0;
  const sorted = numbers.slice().sort();
  if (rfm.split === 'median') return quantileOfSorted(sorted, 0.5);
  return sorted.reduce((sum, number) => sum + number, 0) / sorted.length;
}

/** The 90th percentile of the known numbers; `null` below 2, where there is no breadth to speak of. */
function broadestOf(numbers: Float64Array): number | null {
  const broad = quantileOfSorted(numbers.filter((number) => !Number.isNaN(number)).sort(), 0.9);
  return broad >= 2 ? broad : null;
}

/** The terciles of the known numbers; `null` where they do not tell accounts apart. */
function tercilesOf(numbers: Float64Array): Calibration['signalCuts'][SignalMeasure] {
  const sorted = numbers.filter((number) => !Number.isNaN(number)).sort();
  const low = quantileOfSorted(sorted, 1 / 3);
  const high = quantileOfSorted(sorted, 2 / 3);
  return low < high ? { low, high } : null;
}
