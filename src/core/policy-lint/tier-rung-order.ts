import type { LintRule } from './rule.ts';

/** An important rung above a strategic one. */
export const tierRungOrder: LintRule = {
  code: 'tier-rung-order',
  severity: 'warning',
  title: {
    en: 'an important rung above a strategic one',
    zh: '“重要”的阶梯高于“战略”的阶梯',
  },
  needs: 'policy',
  check({ tier: { salesLevels }, salesLevel: { ladder } }) {
    const fromOf = new Map(ladder.map(({ id, from }) => [id, from]));
    const lowest = Math.min(...salesLevels.strategic.map((id) => fromOf.get(id) ?? Infinity));
    return salesLevels.important.flatMap((rung, place) => {
      const from = fromOf.get(rung);
      if (from === undefined || from <= lowest) return [];
      return [
        {
          path: `tier.salesLevels.important.${place}`,
          message: {
            en: `“${rung}” is important although a lower rung is strategic: an account that sells more would drop a tier.`,
            zh: `“${rung}”为重要，而更低的一级却是战略：销售额增加反而会降级。`,
          },
          remedy: {
            en: 'Let the strategic rungs be the highest.',
            zh: '请将最高的几级设为战略。',
          },
        },
      ];
    });
  },
};
