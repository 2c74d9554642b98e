import { amountInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** A rung of the ladder beneath a lower one. */
export const ladderOrder: LintRule = {
  code: 'ladder-order',
  severity: 'error',
  title: {
    en: 'a rung of the ladder beneath a lower one',
    zh: '阶梯顺序颠倒，高一级排在低一级之后',
  },
  needs: 'policy',
  check({ salesLevel: { ladder } }) {
    return ladder.flatMap(({ id, from }, place) => {
      const above = ladder.slice(0, place).find((rung) => rung.from < from);
      if (!above) return [];
      return [
        {
          path: `salesLevel.ladder.${place}`,
          message: {
            en: `${id} (from ${amountInWords(from)}) stands beneath ${above.id} (from ${amountInWords(above.from)}), which takes every account first: nobody is ever on ${id}.`,
            zh: `${id}（${amountInWords(from)} 起）排在 ${above.id}（${amountInWords(above.from)} 起）之后，客户会先落入 ${above.id}，不会有客户落在 ${id}。`,
          },
          remedy: {
            en: 'Sort the ladder from the highest amount down.',
            zh: '请将阶梯按金额从高到低排列。',
          },
        },
      ];
    });
  },
};
