import { amountInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** Many accounts exactly on an edge. */
export const tieOnEdge: LintRule = {
  code: 'tie-on-edge',
  severity: 'warning',
  title: {
    en: 'many accounts exactly on an edge',
    zh: '大量客户恰好落在边界上',
  },
  needs: 'book',
  check({ salesLevel: { ladder } }, { buyers: { monetary }, calibration: { abcCuts } }) {
    const edges = [
      ...ladder.map(({ from }, place) => ({ path: `salesLevel.ladder.${place}.from`, at: from })),
      { path: 'tier.strategicShare', at: abcCuts.strategic },
      { path: 'concentration.a', at: abcCuts.a },
      { path: 'concentration.b', at: abcCuts.b },
    ];
    return edges.flatMap(({ path, at }) => {
      if (at === null || at <= 0) return [];
      const tied = monetary.reduce((count, amount) => count + (amount === at ? 1 : 0), 0);
      if (tied < 3 || tied < manyOnAnEdge * monetary.length) return [];
      return [
        {
          path,
          message: {
            en: `${tied} of ${monetary.length} buyers stand exactly on this edge, with ${amountInWords(at)} won: they share one class, and a cent moves them all.`,
            zh: `${monetary.length} 个成交客户中有 ${tied} 个成交额恰为 ${amountInWords(at)}，正好落在边界上：它们同属一类，差一分钱就会一起变动。`,
          },
          remedy: {
            en: 'Move the edge to an amount that separates accounts, such as one between two prices.',
            zh: '请将边界移到客户之间的空档，例如两个常见价格之间。',
          },
        },
      ];
    });
  },
};

/** Share of the buyers from which a tie on an edge matters. */
const manyOnAnEdge = 0.05;
