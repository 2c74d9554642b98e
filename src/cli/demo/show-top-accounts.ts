import { dimensionOf } from '../../core/dimensions/registry.ts';
import { renderMoney } from '../../core/messages/render-message.ts';
import type { Language, Text } from '../../core/text.ts';
import { fitText, textWidth } from '../output/text-width.ts';
import type { Survey, SurveyedAccount } from './survey-book.ts';

const most = 5;
const widestName = 40;

const title: Text = { en: 'Top accounts by revenue', zh: '销售额最高的客户' };

/** The accounts that brought the most, with their classes. */
export function showTopAccounts(
  { accounts, context }: Survey,
  language: Language,
  currency: string,
): string[] {
  const rows = accounts
    .slice(0, most)
    .map(({ facts, classes, monetary }) => [
      facts.name,
      renderMoney(monetary, language, currency),
      ...(['tier', 'lifecycle', 'rfm'] as const).map((id) => labelOf(id, classes)),
    ]);
  const widths = (rows[0] ?? []).map((_, at) =>
    Math.min(widestName, Math.max(...rows.map((row) => textWidth(row[at] ?? '')))),
  );
  return [
    title[language],
    ...rows.map((row) =>
      `  ${row.map((cell, at) => fitText(cell, widths[at] ?? 0, at === 1 ? 'right' : 'left')).join('   ')}`.trimEnd(),
    ),
  ];

  function labelOf(dimension: string, classes: SurveyedAccount['classes']): string {
    const found = dimensionOf(dimension)
      ?.classes(context.policy)
      .find(({ id }) => id === classes[dimension]);
    return found?.label[language] ?? '—';
  }
}
