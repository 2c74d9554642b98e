import { amountInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** A ladder in another scale than the book. */
export const ladderScale: LintRule = {
  code: 'ladder-scale',
  severity: 'warning',
  title: {
    en: 'a ladder in another scale than the book',
    zh: '阶梯金额与实际成交额不在一个量级',
  },
  needs: 'book',
  check({ salesLevel: { ladder } }, { buyers: { monetary } }) {
    const froms = ladder.map(({ from }) => from).filter((from) => from > 0);
    const amounts = monetary.filter((amount) => amount > 0);
    if (froms.length === 0 || amounts.length === 0) return [];
    const largest = amounts.reduce((most, amount) => Math.max(most, amount), 0);
    const smallest = amounts.reduce((least, amount) => Math.min(least, amount), largest);
    const lowest = Math.min(...froms);
    const highest = Math.max(...froms);
    if (largest >= lowest && smallest < highest) return [];
    return [
      {
        path: 'salesLevel.ladder',
        message: {
          en: `The rungs lie between ${amountInWords(lowest)} and ${amountInWords(highest)}, the accounts between ${amountInWords(smallest)} and ${amountInWords(largest)}: everybody is on the same rung.`,
          zh: `阶梯金额在 ${amountInWords(lowest)} 与 ${amountInWords(highest)} 之间，而客户成交额在 ${amountInWords(smallest)} 与 ${amountInWords(largest)} 之间，所有客户都在同一级。`,
        },
        remedy: {
          en: 'Write the ladder in home currency, and in the same unit as the deals.',
          zh: '请按本位币、并与商机相同的单位设置阶梯（例如元而非万元）。',
        },
      },
    ];
  },
};
