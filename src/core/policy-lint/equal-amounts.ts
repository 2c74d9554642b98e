import { amountInWords, shareInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** A ranking of equal amounts. */
export const equalAmounts: LintRule = {
  code: 'equal-amounts',
  severity: 'warning',
  title: {
    en: 'a ranking of equal amounts',
    zh: '金额大多相同，却按排名划分',
  },
  needs: 'book',
  check(_, { buyers: { monetary, account } }) {
    if (account.length < 3) return [];
    const counts = new Map<number, number>();
    for (const amount of monetary) {
      if (amount > 0) counts.set(amount, (counts.get(amount) ?? 0) + 1);
    }
    const [amount = 0, tied = 0] = [...counts].sort(([, a], [, b]) => b - a)[0] ?? [];
    const share = tied / account.length;
    if (share < 0.5) return [];
    return [
      {
        path: 'concentration',
        message: {
          en: `${shareInWords(share)} of the buyers have won exactly ${amountInWords(amount)}: shares and percentiles cannot tell them apart.`,
          zh: `${shareInWords(share)} 的成交客户成交额同为 ${amountInWords(amount)}，占比与百分位无法区分它们。`,
        },
        remedy: {
          en: 'Let frequency, loyalty or potential weigh more than amounts, or judge the tier by the matrix.',
          zh: '请提高频次、忠诚度或潜力的权重，或按矩阵（tier.method = "matrix"）划分级别。',
        },
      },
    ];
  },
};
