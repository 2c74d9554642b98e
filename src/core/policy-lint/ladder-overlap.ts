import { amountInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** Two rungs of the ladder that begin at the same amount. */
export const ladderOverlap: LintRule = {
  code: 'ladder-overlap',
  severity: 'error',
  title: {
    en: 'two rungs of the ladder that begin at the same amount',
    zh: '两级阶梯的起点金额相同',
  },
  needs: 'policy',
  check({ salesLevel: { ladder } }) {
    return ladder.flatMap(({ id, from }, place) => {
      const first = ladder.findIndex((rung) => rung.from === from);
      if (first === place) return [];
      const other = ladder[first]?.id;
      return [
        {
          path: `salesLevel.ladder.${place}.from`,
          message: {
            en: `The rungs ${other} and ${id} both begin at ${amountInWords(from)}: nobody is ever on ${id}.`,
            zh: `${other} 与 ${id} 的起点都是 ${amountInWords(from)}，不会有客户落在 ${id}。`,
          },
          remedy: {
            en: `Give ${id} an amount of its own, or remove it.`,
            zh: `请为 ${id} 设置不同的起点金额，或删除该级。`,
          },
        },
      ];
    });
  },
};
