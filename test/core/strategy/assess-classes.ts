import type { Assessment } from '../../../src/core/classification/explain-subject.ts';
import { type Day, formatDay } from '../../../src/core/day.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { composeStrategy } from '../../../src/core/strategy/compose-strategy.ts';
import type { Strategy, StrategyContext } from '../../../src/core/strategy/strategy.ts';
import { today } from '../../support/a-book.ts';
import { dimensionOrder } from './class-ids.ts';

/** Classes in short, by dimension id; `geography.region` is a detail of a dimension. */
export type ClassSketch = Record<string, string>;

/** What the lifecycle's evidence says about buying. */
export interface BuyingSketch {
  /** The last purchase. */
  boughtOn?: Day | undefined;
  /** Days between purchases; without them the account bought once. */
  everyDays?: number | undefined;
}

/** The assessments of sketched classes, in the order of the dimensions. */
export function assessClasses(sketch: ClassSketch, buying: BuyingSketch = {}): Assessment[] {
  return dimensionOrder.flatMap((dimension) => {
    const details = Object.entries(sketch).filter(([key]) => key.startsWith(`${dimension}.`));
    const value = sketch[dimension];
    if (value === undefined && details.length === 0) return [];
    return {
      dimension,
      value: value ?? 'unknown',
      raw: value ?? 'unknown',
      confidence: 1,
      isProvisional: false,
      reason: {
        id: `${dimension}.sketch`,
        text: { en: `{class} by ${dimension}`, zh: `按 ${dimension} 为 {class}` },
        values: { class: value ?? 'unknown' },
      },
      evidence: dimension === 'lifecycle' ? buyingEvidence(buying) : [],
      distanceToNext: null,
      details: Object.fromEntries(
        details.map(([key, detail]) => [key.slice(dimension.length + 1), detail]),
      ),
    };
  });
}

function buyingEvidence({ boughtOn, everyDays }: BuyingSketch): Assessment['evidence'] {
  if (boughtOn === undefined) return [{ id: 'wins', value: 0, unit: 'deals' }];
  return [
    { id: 'occasions', value: everyDays === undefined ? 1 : 5, unit: 'occasions' },
    { id: 'typical-gap', value: everyDays ?? 60, unit: 'days' },
    { id: 'last-purchase', value: formatDay(boughtOn), unit: 'date' },
  ];
}

/** The strategy of sketched classes, today under the standard policy unless said otherwise. */
export function strategyOf(
  sketch: ClassSketch,
  { boughtOn, everyDays, ...context }: BuyingSketch & Partial<StrategyContext> = {},
): Strategy {
  return composeStrategy(assessClasses(sketch, { boughtOn, everyDays }), {
    asOf: today,
    policy: Policy.parse({}),
    ...context,
  });
}

/** Ids of a strategy's plays, in order. */
export function idsOf({ plays }: Pick<Strategy, 'plays'>): string[] {
  return plays.map(({ id }) => id);
}
