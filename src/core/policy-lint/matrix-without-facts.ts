import { unknown } from '../dimensions/dimension.ts';
import { dimensionOf } from '../dimensions/registry.ts';
import { shareInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** A matrix of classes that are mostly unknown. */
export const matrixWithoutFacts: LintRule = {
  code: 'matrix-without-facts',
  severity: 'warning',
  title: {
    en: 'a matrix of classes that are mostly unknown',
    zh: '矩阵所需的分类大多未知',
  },
  needs: 'book',
  check({ tier: { method } }, { distribution, buyers }) {
    if (method !== 'matrix' || buyers.account.length === 0) return [];
    return ['potential', 'loyalty'].flatMap((id) => {
      const counts = distribution[id] ?? {};
      const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
      const share = (counts[unknown] ?? 0) / Math.max(1, all);
      const title = dimensionOf(id)?.title;
      if (!title || share <= 0.5) return [];
      return [
        {
          path: 'tier.method',
          message: {
            en: `${title.en} is unknown for ${shareInWords(share)} of the buyers, and the matrix counts unknown as not high.`,
            zh: `${shareInWords(share)} 的成交客户“${title.zh}”未知，而矩阵会把未知当作不高。`,
          },
          remedy: {
            en: 'Fill in employees, revenue and open deals, or set tier.method to "standard".',
            zh: '请补全员工数、年营收与在手商机，或将 tier.method 设为 "standard"。',
          },
        },
      ];
    });
  },
};
