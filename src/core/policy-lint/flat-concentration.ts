import { shareInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** ABC on a book without concentration. */
export const flatConcentration: LintRule = {
  code: 'flat-concentration',
  severity: 'advice',
  title: {
    en: 'ABC on a book without concentration',
    zh: '销售额并不集中，ABC 意义不大',
  },
  needs: 'book',
  check({ concentration: { a } }, { concentration, buyers, distribution }) {
    const { topFifthShare } = concentration;
    const inA = (distribution['concentration']?.['a'] ?? 0) / Math.max(1, buyers.account.length);
    if (topFifthShare === null || buyers.account.length < 10 || inA <= 0.5) return [];
    return [
      {
        path: 'concentration.a',
        message: {
          en: `The top fifth of the buyers brings ${shareInWords(topFifthShare)} of revenue, so ${shareInWords(inA)} of them are A: this book is not 80/20.`,
          zh: `前五分之一的客户只贡献 ${shareInWords(topFifthShare)} 的销售额，${shareInWords(inA)} 的客户都成了 A 类：本企业并不符合“二八”分布。`,
        },
        remedy: {
          en: `Lower concentration.a (now ${a}), or rely on value instead.`,
          zh: `请降低 concentration.a（当前 ${a}），或改看价值分层。`,
        },
      },
    ];
  },
};
