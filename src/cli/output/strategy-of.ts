import type { Assessment } from '../../core/classification/explain-subject.ts';
import type { Context } from '../../core/dimensions/dimension.ts';

/** How to manage an account, from its classes. */
export interface StrategyCard {
  plays: unknown[];
}

/** The strategy that goes with an account's classes; no play is composed yet. */
export function strategyOf(_assessments: readonly Assessment[], _context: Context): StrategyCard {
  return { plays: [] };
}
