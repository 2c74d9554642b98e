import { formatDay } from '../../core/day.ts';
import { dimensionOf } from '../../core/dimensions/registry.ts';
import { classLabel } from '../../core/explanation/render-evidence.ts';
import type { BookHistory } from '../../core/history/book-history.ts';
import type { ChangeCause } from '../../core/history/trace-change.ts';
import { renderMoney } from '../../core/messages/render-message.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { Language, Text } from '../../core/text.ts';
import { alignColumns } from '../output/align-columns.ts';

/** The words of the causes. */
const causes: Readonly<Record<ChangeCause, Text>> = {
  policy: { en: 'another policy', zh: '策略变更' },
  time: { en: 'time passed', zh: '时间推移' },
  deals: { en: 'own deals', zh: '自身商机' },
  calibration: { en: 'lines drawn anew', zh: '门槛重新校准' },
};

/** A history for a person at a terminal: a row per month, then what moved accounts. */
export function historyTable(
  { dimension, days, moves }: BookHistory,
  policy: Policy,
  language: Language,
  currency: string | undefined,
): string {
  const definition = dimensionOf(dimension);
  const known = [...(definition?.classes(policy).map(({ id }) => id) ?? []), 'unknown'];
  const shown = known.filter((id) => days.some(({ counts }) => counts[id] !== undefined));
  const label = (id: string) => classLabel(dimension, id, policy)[language];
  const words = language === 'zh' ? chinese : english;
  const months = [
    [definition?.title[language] ?? dimension, ...shown.map(label)],
    ...days.map(({ on, counts }) => [
      formatDay(on),
      ...shown.map((id) => String(counts[id] ?? '·')),
    ]),
  ];
  const reasons = [
    words.headings,
    ...moves.map(({ cause, from, to, accounts, revenue, largest }) => [
      `${causes[cause][language]}: ${label(from)} → ${label(to)}`,
      String(accounts),
      renderMoney(Math.round(revenue), language, currency),
      largest[0] ?? '',
    ]),
  ];
  const lines = [
    ...alignColumns(months),
    '',
    ...(moves.length === 0 ? [words.still] : alignColumns(reasons)),
  ];
  return `${lines.join('\n')}\n`;
}

const english = {
  headings: ['Why accounts moved', 'Accounts', 'Revenue', 'Largest'],
  still: 'No account has moved.',
};

const chinese = {
  headings: ['客户变动原因', '客户数', '销售额', '最大客户'],
  still: '没有客户发生变动。',
};
