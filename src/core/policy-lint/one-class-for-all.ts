import { unknown } from '../dimensions/dimension.ts';
import { dimensionOf } from '../dimensions/registry.ts';
import { shareInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** A threshold that everybody reaches. */
export const oneClassForAll: LintRule = {
  code: 'one-class-for-all',
  severity: 'warning',
  title: {
    en: 'a threshold that everybody reaches',
    zh: '几乎所有客户都落在同一类',
  },
  needs: 'book',
  check(policy, { distribution, buyers }) {
    if (buyers.account.length < 10) return [];
    return Object.entries(pathOf).flatMap(([id, path]) => {
      const counts = Object.entries(distribution[id] ?? {}).sort(([, a], [, b]) => b - a);
      const all = counts.reduce((sum, [, count]) => sum + count, 0);
      const [classId = unknown, most = 0] = counts[0] ?? [];
      const dimension = dimensionOf(id);
      const label = dimension?.classes(policy).find((known) => known.id === classId)?.label;
      if (!dimension || !label || most < nearlyAll * all) return [];
      return [
        {
          path,
          message: {
            en: `${shareInWords(most / all)} of the buyers are ${label.en} (${dimension.title.en}): the class tells nobody apart.`,
            zh: `${shareInWords(most / all)} 的成交客户都是“${label.zh}”（${dimension.title.zh}），起不到区分作用。`,
          },
          remedy: {
            en: 'Move the thresholds to where accounts differ.',
            zh: '请将门槛调整到客户有差异的位置。',
          },
        },
      ];
    });
  },
};

const nearlyAll = 0.95;

/** Where the thresholds of a dimension stand. */
const pathOf: Readonly<Record<string, string>> = {
  tier: 'tier',
  value: 'value',
  'sales-level': 'salesLevel.ladder',
  concentration: 'concentration',
  loyalty: 'loyalty',
  potential: 'potential',
  health: 'health',
};
