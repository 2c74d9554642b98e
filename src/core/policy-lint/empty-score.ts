import { scoreAt } from '../calibration/score-edges.ts';
import type { LintRule } from './rule.ts';

/** Scores that ties leave to nobody. */
export const emptyScore: LintRule = {
  code: 'empty-score',
  severity: 'advice',
  title: {
    en: 'scores that ties leave to nobody',
    zh: '同分客户过多，某些得分无人获得',
  },
  needs: 'book',
  check({ rfm: { method } }, { buyers, calibration: { rfmEdges } }) {
    if (method === 'edges' || buyers.account.length < fewestBuyers) return [];
    return (['recency', 'frequency', 'monetary'] as const).flatMap((measure) => {
      const values = Array.from(
        measure === 'recency' ? buyers.recencyDays.map((days) => -days) : buyers[measure],
      );
      const given = new Set(values.map((value) => scoreAt(rfmEdges[measure], value)));
      const empty = [1, 2, 3, 4, 5].filter((score) => !given.has(score));
      if (empty.length === 0) return [];
      const scores = empty.join(', ');
      return [
        {
          path: 'rfm.method',
          message: {
            en: `So many buyers have the same ${measure} that nobody scores ${scores} in it.`,
            zh: `许多客户的${names[measure]}相同，没有客户得 ${scores} 分。`,
          },
          remedy: {
            en: 'Give edges of your own, or look further back with windowDays so that accounts differ more.',
            zh: '请改用自定义边界，或放大 windowDays，使客户之间拉开差距。',
          },
        },
      ];
    });
  },
};

/** Below this `too-few-buyers` speaks. */
const fewestBuyers = 25;

const names = { recency: '最近购买天数', frequency: '购买频次', monetary: '购买金额' };
