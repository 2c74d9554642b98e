import type { Language } from '../../core/text.ts';

/** What the installation has cost. */
export interface SpentCredits {
  byOperation: Readonly<Record<string, number>>;
  /** The least it can cost. */
  least: number;
}

/** The credits by operation, dearest first, and their sum beside the least possible. */
export function showCredits({ byOperation, least }: SpentCredits, language: Language): string[] {
  const operations = Object.entries(byOperation).sort(([, a], [, b]) => b - a);
  const spent = operations.reduce((sum, [, credits]) => sum + credits, 0);
  const ratio = (spent / least).toFixed(2);
  const total =
    language === 'zh'
      ? `共 ${spent}，理论最低 ${least}，比值 ${ratio}`
      : `${spent} in all; the least possible is ${least}: ratio ${ratio}`;
  const width = Math.max(...operations.map(([operation]) => operation.length));
  return [
    language === 'zh' ? 'Zoho API 额度' : 'Zoho API credits',
    ...operations.map(
      ([operation, credits]) => `  ${operation.padEnd(width)}  ${String(credits).padStart(4)}`,
    ),
    `  ${total}`,
  ];
}
