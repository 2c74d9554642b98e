import type { Policy } from '../policy/policy.ts';
import type { LintRule, Notice } from './rule.ts';

/** Facts that the policy has no class for. */
export const uncoveredCells: LintRule = {
  code: 'uncovered-cells',
  severity: 'warning',
  title: {
    en: 'facts that the policy has no class for',
    zh: '有资料无法归入任何分类',
  },
  needs: 'policy',
  check(policy) {
    return [...withoutWords(policy), ...withoutBounds(policy)];
  },
};

/** Tables that are switched off and replaced by nothing. */
function withoutWords({ industry, customerType }: Policy): Notice[] {
  return Object.entries({ industry, customerType }).flatMap(([name, { words, usesTable }]) => {
    if (usesTable || Object.keys(words).length > 0) return [];
    return [
      {
        path: `${name}.usesTable`,
        message: {
          en: 'The product’s own table is switched off and no words are given: no text has a class.',
          zh: '已停用内置对照表，又没有填写词语，任何文本都无法归类。',
        },
        remedy: {
          en: `Give ${name}.words, or set usesTable to true.`,
          zh: `请填写 ${name}.words，或将 usesTable 设为 true。`,
        },
      },
    ];
  });
}

/** Own bounds of one measure leave accounts of which only the other is known; reversed ones leave out a size. */
function withoutBounds({ size: { standard, own } }: Policy): Notice[] {
  if (standard !== 'own' || !own) return [];
  const measures = ['employees', 'revenue'] as const;
  return measures.flatMap((measure): Notice[] => {
    const bounds = own[measure];
    const path = `size.own.${measure}`;
    if (!bounds) {
      return [
        {
          path,
          message: {
            en: `Without bounds of ${measure} accounts of which only that is known have no size.`,
            zh: `未设置 ${measure} 的边界，只填写了该项的客户将没有规模分类。`,
          },
          remedy: { en: 'Give bounds of both.', zh: '请同时设置人数与营收的边界。' },
        },
      ];
    }
    if (bounds[0] < bounds[1]) return [];
    return [
      {
        path,
        message: {
          en: `Medium begins at ${bounds[0]} and large at ${bounds[1]}: nobody is ever medium.`,
          zh: `中型起点 ${bounds[0]}、大型起点 ${bounds[1]}，不会有客户为中型。`,
        },
        remedy: {
          en: 'Write the bound of medium first, the larger one of large second.',
          zh: '请先写中型起点，再写更大的大型起点。',
        },
      },
    ];
  });
}
