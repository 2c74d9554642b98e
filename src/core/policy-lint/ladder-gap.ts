import { amountInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** Amounts that no rung of the ladder holds. */
export const ladderGap: LintRule = {
  code: 'ladder-gap',
  severity: 'warning',
  title: {
    en: 'amounts that no rung of the ladder holds',
    zh: '有金额不在任何一级阶梯之内',
  },
  needs: 'policy',
  check({ salesLevel: { ladder } }) {
    const lowest = Math.min(...ladder.map(({ from }) => from));
    if (lowest <= 0) return [];
    const place = ladder.findIndex(({ from }) => from === lowest);
    const amount = amountInWords(lowest);
    return [
      {
        path: `salesLevel.ladder.${place}.from`,
        message: {
          en: `Won amounts above 0 and below ${amount} are on no rung: such accounts count as if they had won nothing.`,
          zh: `大于 0 且小于 ${amount} 的成交额不在任何一级，这些客户会被当作没有成交。`,
        },
        remedy: {
          en: 'Add a rung from 0 at the end of the ladder.',
          zh: '请在阶梯末尾增加一级，起点为 0。',
        },
      },
    ];
  },
};
