import { suggestName } from '../policy/suggest-name.ts';
import type { LintRule } from './rule.ts';

/** A tier that names a rung which the ladder does not have. */
export const tierRungUnknown: LintRule = {
  code: 'tier-rung-unknown',
  severity: 'error',
  title: {
    en: 'a tier that names a rung which the ladder does not have',
    zh: '客户级别引用了不存在的阶梯',
  },
  needs: 'policy',
  check({ tier: { salesLevels }, salesLevel: { ladder } }) {
    const ids = ladder.map(({ id }) => id);
    return (['strategic', 'important'] as const).flatMap((tier) =>
      salesLevels[tier].flatMap((rung, place) => {
        if (ids.includes(rung)) return [];
        const meant = suggestName(rung, ids);
        return [
          {
            path: `tier.salesLevels.${tier}.${place}`,
            message: {
              en: `The ladder has no rung “${rung}”.`,
              zh: `阶梯中没有“${rung}”这一级。`,
            },
            remedy: meant
              ? { en: `Did you mean “${meant}”?`, zh: `您是否想写“${meant}”？` }
              : { en: `Choose from ${ids.join(', ')}.`, zh: `请从中选择：${ids.join('、')}。` },
          },
        ];
      }),
    );
  },
};
