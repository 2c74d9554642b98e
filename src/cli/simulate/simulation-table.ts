import { formatDay } from '../../core/day.ts';
import { dimensionOf } from '../../core/dimensions/registry.ts';
import { classLabel } from '../../core/explanation/render-evidence.ts';
import { classFields } from '../../core/fields/class-fields.ts';
import { renderMoney } from '../../core/messages/render-message.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { DimensionMoves, Mover, Simulation } from '../../core/simulation/simulation.ts';
import type { Language } from '../../core/text.ts';
import { alignColumns } from '../output/align-columns.ts';
import { printable } from '../output/printable.ts';

/** How a simulation is told. */
export interface SimulationTableOptions {
  before: Policy;
  after: Policy;
  language: Language;
  currency: string | undefined;
  /** Most accounts named. */
  limit: number;
}

/** A simulation for a terminal: the sums, what the write takes, the moves of each dimension, the largest movers. */
export function simulationTable(simulation: Simulation, options: SimulationTableOptions): string[] {
  const moved = simulation.dimensions.filter(({ moved: { accounts } }) => accounts > 0);
  return [
    ...headLines(simulation, options),
    ...moved.flatMap((dimension) => ['', ...moveLines(dimension, options)]),
    ...moverLines(simulation, options),
  ];
}

function headLines(simulation: Simulation, options: SimulationTableOptions): string[] {
  const { language, currency } = options;
  const { before, after, all, moved, write, movedByCalibrationAlone } = simulation;
  const money = (amount: number) => renderMoney(amount, language, currency);
  const fields = classFields
    .filter(({ key }) => write.fields[key])
    .map(({ key, label }) => `${label[language]} ${write.fields[key]}`)
    .join(language === 'zh' ? '、' : ', ');
  const newValues = Object.values(write.newValues).flat().length;
  const versions = `${before.policyVersion} → ${after.policyVersion}`;
  const asOf = formatDay(simulation.asOf);
  if (language === 'zh') {
    return [
      `${versions}，截至 ${asOf}`,
      `${all.accounts} 个客户中有 ${moved.accounts} 个变动，涉及成交额 ${money(moved.revenue)}（共 ${money(all.revenue)}）`,
      `写回：${write.rows} 行，至少 ${write.credits} 个 API 额度${fields && `；字段：${fields}`}${newValues > 0 ? `；新增选项值 ${newValues} 个` : ''}`,
      ...(movedByCalibrationAlone > 0
        ? [`即使不换策略，重新校准也会使 ${movedByCalibrationAlone} 个客户变动`]
        : []),
    ];
  }
  return [
    `${versions}, as of ${asOf}`,
    `${moved.accounts} of ${all.accounts} accounts move, with ${money(moved.revenue)} of ${money(all.revenue)} won`,
    `Write: ${write.rows} rows, at least ${write.credits} API credits${fields && `; fields: ${fields}`}${newValues > 0 ? `; ${newValues} new picklist values` : ''}`,
    ...(movedByCalibrationAlone > 0
      ? [`A new calibration alone would move ${movedByCalibrationAlone} accounts`]
      : []),
  ];
}

function moveLines({ dimension, moves }: DimensionMoves, options: SimulationTableOptions) {
  const { language, currency } = options;
  const rows = moves
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, accounts, revenue }) => [
      moveName({ dimension, from, to }, options),
      String(accounts),
      renderMoney(revenue, language, currency),
    ]);
  const headings = {
    en: ['Accounts', 'Won'],
    zh: ['客户数', '成交额'],
  };
  const title = dimensionOf(dimension)?.title[language] ?? dimension;
  return alignColumns([[title, ...headings[language]], ...rows]);
}

function moverLines({ movers }: Simulation, options: SimulationTableOptions): string[] {
  const { language, currency, limit } = options;
  const shown = movers.slice(0, limit);
  if (shown.length === 0) return [];
  const headings = { en: ['Account', 'Won'], zh: ['客户', '成交额'] };
  const rows = shown.map(({ accountName, revenue }) => [
    printable(accountName),
    renderMoney(revenue, language, currency),
  ]);
  const [head = '', ...lines] = alignColumns([headings[language], ...rows]);
  const left = movers.length - shown.length;
  const more = language === 'zh' ? `… 另有 ${left} 个客户` : `… and ${left} more accounts`;
  return [
    '',
    head,
    ...lines.map((line, place) => `${line}  ${changesOf(shown[place], options)}`),
    ...(left > 0 ? [more] : []),
  ];
}

function changesOf(mover: Mover | undefined, options: SimulationTableOptions): string {
  const { language } = options;
  return (mover?.changes ?? [])
    .map((change) => {
      const title = dimensionOf(change.dimension)?.title[language] ?? change.dimension;
      return `${title} ${moveName(change, options)}`;
    })
    .join(' · ');
}

function moveName(
  { dimension, from, to }: Mover['changes'][number],
  { before, after, language }: SimulationTableOptions,
): string {
  const old = classLabel(dimension, from, before)[language];
  return `${old} → ${classLabel(dimension, to, after)[language]}`;
}
