import type { Assessment } from '../../core/classification/explain-subject.ts';

/** How to manage an account, from its classes. */
export interface StrategyCard {
  plays: unknown[];
}

/** The strategy that goes with an account's classes; no play is composed yet. */
export function strategyOf(_assessments: readonly Assessment[]): StrategyCard {
  return { plays: [] };
}
