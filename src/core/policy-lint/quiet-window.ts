import { shareInWords } from './in-words.ts';
import type { LintRule } from './rule.ts';

/** A window in which most buyers bought nothing. */
export const quietWindow: LintRule = {
  code: 'quiet-window',
  severity: 'warning',
  title: {
    en: 'a window in which most buyers bought nothing',
    zh: '多数客户在窗口内没有成交',
  },
  needs: 'book',
  check({ windowDays }, { buyers: { frequency } }) {
    if (windowDays === null || frequency.length === 0) return [];
    const quiet = frequency.reduce((count, deals) => count + (deals === 0 ? 1 : 0), 0);
    const share = quiet / frequency.length;
    if (share <= 0.5) return [];
    return [
      {
        path: 'windowDays',
        message: {
          en: `${shareInWords(share)} of those who ever bought won nothing in the last ${windowDays} days: frequency and monetary are 0 for them.`,
          zh: `${shareInWords(share)} 的成交客户在近 ${windowDays} 天内没有成交，其频次与金额均为 0。`,
        },
        remedy: {
          en: 'Choose a longer window (null looks at all history), or let the old buyers be: they are won back first.',
          zh: '请放大窗口（null 表示全部历史）；如果这些确是流失客户，可以保留现状。',
        },
      },
    ];
  },
};
