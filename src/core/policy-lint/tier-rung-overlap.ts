import type { LintRule } from './rule.ts';

/** A rung that is both strategic and important. */
export const tierRungOverlap: LintRule = {
  code: 'tier-rung-overlap',
  severity: 'error',
  title: {
    en: 'a rung that is both strategic and important',
    zh: '同一级阶梯既是战略又是重要',
  },
  needs: 'policy',
  check({ tier: { salesLevels } }) {
    return salesLevels.important.flatMap((rung, place) => {
      if (!salesLevels.strategic.includes(rung)) return [];
      return [
        {
          path: `tier.salesLevels.important.${place}`,
          message: {
            en: `“${rung}” is listed as strategic and as important; strategic wins.`,
            zh: `“${rung}”同时列为战略与重要，系统会按战略处理。`,
          },
          remedy: { en: 'Keep it in one of the two lists.', zh: '请只保留在其中一个列表。' },
        },
      ];
    });
  },
};
