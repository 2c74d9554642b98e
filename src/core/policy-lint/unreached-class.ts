import { unknown } from '../dimensions/dimension.ts';
import { dimensionOf } from '../dimensions/registry.ts';
import type { Policy } from '../policy/policy.ts';
import type { LintRule } from './rule.ts';

/** A threshold that nobody reaches. */
export const unreachedClass: LintRule = {
  code: 'unreached-class',
  severity: 'warning',
  title: {
    en: 'a threshold that nobody reaches',
    zh: '没有客户达到的门槛',
  },
  needs: 'book',
  check(policy, { distribution, buyers }) {
    if (buyers.account.length === 0) return [];
    return thresholds(policy).flatMap(({ dimension, classId, path }) => {
      const { [unknown]: _, ...known } = distribution[dimension] ?? {};
      // Where the class is unknown for everybody, facts are missing and no threshold is to blame.
      if (known[classId] !== undefined || Object.keys(known).length === 0) return [];
      const found = dimensionOf(dimension);
      const label = found?.classes(policy).find(({ id }) => id === classId)?.label;
      if (!found || !label) return [];
      return [
        {
          path,
          message: {
            en: `Nobody in this book reaches ${label.en} (${found.title.en}).`,
            zh: `当前客户中没有一个达到“${label.zh}”（${found.title.zh}）。`,
          },
          remedy: {
            en: 'Lower the threshold, or leave it if it is a goal.',
            zh: '请降低门槛；如果这是努力的目标，可以保留。',
          },
        },
      ];
    });
  },
};

/** The best class of each dimension that has thresholds, and where its threshold stands. */
function thresholds({ tier, salesLevel: { ladder } }: Policy) {
  const [top] = ladder;
  const paths = {
    standard: 'tier.strategicShare',
    'sales-level': 'tier.salesLevels.strategic',
    matrix: 'tier.method',
  };
  return [
    { dimension: 'tier', classId: 'strategic', path: paths[tier.method] },
    { dimension: 'value', classId: 'high', path: 'value.high' },
    { dimension: 'sales-level', classId: top?.id ?? '', path: 'salesLevel.ladder.0.from' },
    { dimension: 'loyalty', classId: 'high', path: 'loyalty.high' },
    { dimension: 'potential', classId: 'high', path: 'potential.high' },
    { dimension: 'health', classId: 'green', path: 'health.green' },
  ];
}
