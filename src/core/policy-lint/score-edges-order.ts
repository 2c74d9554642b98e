import type { LintRule } from './rule.ts';

/** Edges of scores that do not ascend. */
export const scoreEdgesOrder: LintRule = {
  code: 'score-edges-order',
  severity: 'error',
  title: {
    en: 'edges of scores that do not ascend',
    zh: '得分边界没有逐级递增',
  },
  needs: 'policy',
  check({ rfm: { method, edges } }) {
    if (method !== 'edges' || !edges) return [];
    return Object.entries(edges).flatMap(([measure, list]) => {
      const place = list.findIndex((edge, k) => k > 0 && edge <= (list[k - 1] as number));
      if (place === -1) return [];
      return [
        {
          path: `rfm.edges.${measure}.${place}`,
          message: {
            en: `${list[place]} does not lie above ${list[place - 1]}: the score between them is given to nobody.`,
            zh: `${list[place]} 没有大于 ${list[place - 1]}，两者之间的得分不会有客户。`,
          },
          remedy: {
            en: 'Write the four edges in ascending order, each larger than the one before.',
            zh: '请将四个边界从小到大排列，且互不相等。',
          },
        },
      ];
    });
  },
};
