import type { Ended } from './run-tierwise.ts';

/** What `tierwise backtest --format json` answers. */
export interface Answer {
  n: number;
  buyRate: number;
  methods: {
    name: string;
    auc: number | null;
    brier: number | null;
    ece: number | null;
    lost: { flagged: number; precision: number | null; recall: number | null } | null;
    strata: { gaps: string; n: number }[];
  }[];
  [more: string]: unknown;
}

/** The answer of a run that went through. */
export function answerOf(ended: Ended): Answer {
  if (ended.code !== 0) throw new Error(`ended with ${ended.code}: ${ended.err}`);
  return JSON.parse(ended.out);
}
