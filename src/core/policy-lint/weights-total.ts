import { shareInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';
import { weighings } from './weighings.ts';

/** Weights that do not add up to 100 %. */
export const weightsTotal: LintRule = {
  code: 'weights-total',
  severity: 'advice',
  title: {
    en: 'weights that do not add up to 100 %',
    zh: '权重之和不是 100%',
  },
  needs: 'policy',
  check(policy) {
    return weighings(policy).flatMap(({ path, always, optional }) => {
      const sums = possibleSums(always, optional);
      if (sums.some((sum) => Math.abs(sum - 1) < 1e-9)) return [];
      const total = shareInWords(Math.max(...sums));
      return [
        {
          path,
          message: {
            en: `The weights add up to ${total}. They are divided by their sum, so no weight means the share that it says.`,
            zh: `权重之和为 ${total}。计算时会除以总和，因此每个权重都不等于它写明的占比。`,
          },
          remedy: {
            en: 'Make them add up to 100%; measures that are not always known may be left out of the sum.',
            zh: '请将权重之和调整为 100%；并非总能取得的指标可不计入。',
          },
        },
      ];
    });
  },
};

/** The sums of the weights always known and any of the others. */
function possibleSums(always: readonly number[], optional: readonly number[]): number[] {
  const sums = [always.reduce((sum, weight) => sum + weight, 0)];
  for (const weight of optional) sums.push(...sums.map((sum) => sum + weight));
  return sums;
}
