import type { Context, Evidence, Subject } from '../dimensions/dimension.ts';
import { evidence } from '../explanation/evidence.ts';
import type { Text } from '../text.ts';

/** How an account wants to buy, after Rackham & DeVincentis, "Rethinking the Sales Force" (1999). */
export type ValueType = 'intrinsic' | 'extrinsic' | 'strategic';

/** One observation that speaks for a value type, as data. An organization without the facts simply has fewer. */
export interface ValueSignal {
  id: string;
  pointsTo: ValueType;
  points: 1 | 2 | 3;
  /** Whether it only counts products; such signals alone decide nothing. */
  isProductCount: boolean;
  /** What a rep reads. */
  text: Text;
  /** Whether the facts are there and speak for the type. */
  isSeen(subject: Subject, context: Context): boolean;
  evidence(subject: Subject): Evidence;
}

/** Fewest won or lost deals a share is taken of. */
const fewDeals = 3;
/** Days of buying from which a partnership is long: three years. */
const longPartnershipDays = 1096;

/** Every signal, by the type it speaks for. Terciles come from the calibration, so no other account moves them in between. */
export const valueSignals: readonly ValueSignal[] = [
  {
    id: 'one-product-line',
    pointsTo: 'intrinsic',
    points: 1,
    isProductCount: true,
    text: { en: 'buys a single product line', zh: '只购买一条产品线' },
    isSeen: ({ own }) => own.winsWithProduct >= fewDeals && own.distinctProducts === 1,
    evidence: ({ own }) => evidence('distinct-products', own.distinctProducts, 'products'),
  },
  {
    id: 'same-item-again',
    pointsTo: 'intrinsic',
    points: 1,
    isProductCount: true,
    text: { en: 'buys mostly the same item again', zh: '多为同款复购' },
    isSeen: ({ own }, { calibration: { signalCuts } }) =>
      own.winsWithProduct >= fewDeals &&
      signalCuts.topProductShare !== null &&
      topProductShare(own) >= signalCuts.topProductShare.high,
    evidence: ({ own }) => evidence('top-product-share', round(topProductShare(own)), 'share'),
  },
  {
    id: 'short-cycle',
    pointsTo: 'intrinsic',
    points: 1,
    isProductCount: false,
    text: { en: 'decides quickly', zh: '决策周期短' },
    isSeen: ({ own }, { calibration: { signalCuts } }) =>
      signalCuts.cycleDays !== null && own.cycleDays <= signalCuts.cycleDays.low,
    evidence: ({ own }) => evidence('sales-cycle', Math.round(own.cycleDays), 'days'),
  },
  {
    id: 'losses-on-price',
    pointsTo: 'intrinsic',
    points: 2,
    isProductCount: false,
    text: { en: 'deals are lost on price', zh: '丢单多因价格' },
    isSeen: ({ own }) =>
      own.lossesWithReason >= 2 && own.lossesOnPrice / own.lossesWithReason >= 0.5,
    evidence: ({ own }) =>
      evidence('price-loss-share', round(own.lossesOnPrice / own.lossesWithReason), 'share'),
  },
  {
    id: 'service-share',
    pointsTo: 'extrinsic',
    points: 2,
    isProductCount: false,
    text: { en: 'buys services and advice', zh: '购买服务与咨询' },
    isSeen: ({ own }, { policy }) =>
      own.winsWithKind > 0 && own.serviceWins / own.winsWithKind >= policy.valueType.serviceShare,
    evidence: ({ own }) =>
      evidence('service-share', round(own.serviceWins / own.winsWithKind), 'share'),
  },
  {
    id: 'long-cycle',
    pointsTo: 'extrinsic',
    points: 1,
    isProductCount: false,
    text: { en: 'takes time to find the right solution', zh: '选型周期长且重视方案' },
    isSeen: ({ own }, { calibration: { signalCuts } }) =>
      signalCuts.cycleDays !== null && own.cycleDays >= signalCuts.cycleDays.high,
    evidence: ({ own }) => evidence('sales-cycle', Math.round(own.cycleDays), 'days'),
  },
  {
    id: 'losses-not-on-price',
    pointsTo: 'extrinsic',
    points: 1,
    isProductCount: false,
    text: { en: 'deals are never lost on price', zh: '丢单从不因为价格' },
    isSeen: ({ own }) => own.lossesWithReason >= 2 && own.lossesOnPrice === 0,
    evidence: () => evidence('price-loss-share', 0, 'share'),
  },
  {
    id: 'group-spend',
    pointsTo: 'strategic',
    points: 2,
    isProductCount: false,
    text: { en: 'its group is among our largest buyers', zh: '所属集团是我们的主要买家' },
    isSeen: ({ own, group }, { calibration: { abcCuts } }) =>
      group !== own && abcCuts.strategic !== null && group.monetary >= abcCuts.strategic,
    evidence: ({ group }) => evidence('group-monetary', group.monetary, 'money'),
  },
  {
    id: 'many-product-lines',
    pointsTo: 'strategic',
    points: 1,
    isProductCount: true,
    text: { en: 'buys across our product lines', zh: '采购覆盖多条产品线' },
    isSeen: ({ own }, { calibration: { signalCuts } }) =>
      own.distinctProducts >= fewDeals &&
      signalCuts.distinctProducts !== null &&
      own.distinctProducts >= signalCuts.distinctProducts.high,
    evidence: ({ own }) => evidence('distinct-products', own.distinctProducts, 'products'),
  },
  {
    id: 'long-partnership',
    pointsTo: 'strategic',
    points: 1,
    isProductCount: false,
    text: { en: 'has bought from us for years', zh: '合作多年' },
    isSeen: ({ own }) =>
      own.rhythm.gaps >= fewDeals && own.lastWonOn - own.firstWonOn >= longPartnershipDays,
    evidence: ({ own }) => evidence('buying-span', own.lastWonOn - own.firstWonOn, 'days'),
  },
];

function topProductShare(own: Subject['own']): number {
  return own.winsOfTopProduct / own.winsWithProduct;
}

function round(share: number): number {
  return Math.round(1000 * share) / 1000;
}
