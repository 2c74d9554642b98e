import type { LintRule } from './rule.ts';
import { weighings } from './weighings.ts';

/** A score of which nothing that is always known has a weight. */
export const noWeight: LintRule = {
  code: 'no-weight',
  severity: 'error',
  title: {
    en: 'a score of which nothing that is always known has a weight',
    zh: '可用指标的权重全为 0',
  },
  needs: 'policy',
  check(policy) {
    return weighings(policy).flatMap(({ path, always }) => {
      if (always.some((weight) => weight > 0)) return [];
      return [
        {
          path,
          message: {
            en: 'No measure that every buyer has carries a weight: most accounts would stay unknown.',
            zh: '每位成交客户都具备的指标权重全为 0，大多数客户将判为未知。',
          },
          remedy: {
            en: 'Give one of them a weight above 0.',
            zh: '请至少为其中一项设置大于 0 的权重。',
          },
        },
      ];
    });
  },
};
