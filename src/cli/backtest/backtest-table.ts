import type { MethodResult } from '../../core/backtest/judge-method.ts';
import type { Backtest } from '../../core/backtest/run-backtest.ts';
import { formatDay } from '../../core/day.ts';
import { renderShare } from '../../core/messages/render-message.ts';
import type { Language, Text } from '../../core/text.ts';
import { alignColumns } from '../output/align-columns.ts';
import { lastDayOf } from './backtest-options.ts';
import { describeChoice } from './describe-choice.ts';

/** A backtest for a person at a terminal. */
export function backtestTable(backtest: Backtest, language: Language): string {
  const lines = [
    ...head(backtest, language),
    '',
    ...alignColumns([
      headings.map((heading) => heading[language]),
      ...backtest.results.map((result) => methodCells(result, language)),
    ]),
    '',
    ...alignColumns(stratumRows(backtest, language)),
    '',
    ...legend[language],
  ];
  return `${lines.join('\n')}\n`;
}

function head(backtest: Backtest, language: Language): string[] {
  const { origin, horizonDays, accounts, buyRate, baseBrier } = backtest;
  const count = new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB').format;
  const rate = renderShare(buyRate, language);
  const first =
    language === 'zh'
      ? `截至 ${formatDay(origin)} 有 ${count(accounts)} 个客户购买过；其中 ${rate} 在之后 ${horizonDays} 天内（至 ${lastDayOf(backtest)}）再次购买。`
      : `${count(accounts)} accounts had bought up to ${formatDay(origin)}; ${rate} of them bought again within ${horizonDays} days (to ${lastDayOf(backtest)}).`;
  const base =
    language === 'zh'
      ? `对所有客户都预测 ${rate} 时，Brier 得分为 ${figure(baseBrier)}。`
      : `Telling everyone ${rate} has a Brier score of ${figure(baseBrier)}.`;
  return [first, base, ...describeChoice(backtest.chosen, language)];
}

const headings: Text[] = [
  { en: 'Method', zh: '方法' },
  { en: 'AUC', zh: 'AUC' },
  { en: '±', zh: '±' },
  { en: 'Brier', zh: 'Brier' },
  { en: 'ECE', zh: 'ECE' },
  { en: 'Lost', zh: '判为流失' },
  { en: 'Precision', zh: '准确率' },
  { en: 'Recall', zh: '召回率' },
];

function methodCells({ method, auc, brier, ece, lost }: MethodResult, language: Language) {
  return [
    method.title[language],
    figure(auc?.value),
    figure(auc?.standardError),
    figure(brier?.value),
    figure(ece),
    share(lost?.flagged, language),
    share(lost?.precision, language),
    share(lost?.recall, language),
  ];
}

const strataLabels: Record<'0' | '1' | '2+', Text> = {
  '0': { en: 'bought once', zh: '购买过 1 次' },
  '1': { en: 'bought twice', zh: '购买过 2 次' },
  '2+': { en: 'bought three times or more', zh: '购买过 3 次及以上' },
};

const stratumHeadings: Text[] = [
  { en: 'Accounts that …', zh: '客户' },
  { en: 'Accounts', zh: '客户数' },
  { en: 'Bought again', zh: '再次购买' },
  { en: 'AUC', zh: 'AUC' },
  { en: 'Brier', zh: 'Brier' },
  { en: 'AUC by days alone', zh: '仅按天数的 AUC' },
];

/** The product's own method, and plain recency beside it, by how often accounts had bought. */
function stratumRows({ results }: Backtest, language: Language): string[][] {
  const strataOf = (name: string) =>
    results.find(({ method }) => method.name === name)?.strata ?? [];
  const byRecency = strataOf('recency');
  return [
    stratumHeadings.map((heading) => heading[language]),
    ...strataOf('tierwise').map(({ gaps, accounts, buyRate, auc, brier }, i) => [
      strataLabels[gaps][language],
      String(accounts),
      renderShare(buyRate, language),
      figure(auc?.value),
      figure(brier?.value),
      figure(byRecency[i]?.auc?.value),
    ]),
  ];
}

const legend: Record<Language, string[]> = {
  en: [
    'AUC: how often, of two accounts, the one that bought was ranked higher; 0.5 is chance; ± is its standard error.',
    'Brier: mean square error of the probability, lower is better. ECE: how far probabilities lie from what came.',
    'Lost: share of accounts called lost; precision: of these, how many did not buy; recall: of all that did not buy,',
    'how many were called lost. P(alive) is shown for comparison: it is no probability of a purchase.',
  ],
  zh: [
    'AUC：任取一个已购买、一个未购买的客户，前者排名更高的概率；0.5 等于随机；± 为标准误差。',
    'Brier：概率的均方误差，越低越好。ECE：预测概率与实际比例的平均偏差。',
    '判为流失：被判为流失的客户占比；准确率：其中确实没有购买的比例；召回率：所有未购买的客户中被判为流失的比例。',
    'P(alive) 仅供对照，并非购买概率。',
  ],
};

function figure(value: number | null | undefined): string {
  return typeof value === 'number' ? value.toFixed(3) : '–';
}

function share(value: number | null | undefined, language: Language): string {
  return typeof value === 'number' ? renderShare(value, language) : '–';
}
