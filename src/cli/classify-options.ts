import type { Day } from '../core/day.ts';
import { readAsOf, readCurrency, readFormat, requireDeals } from './option-values.ts';
import { parseOptions, usage } from './parse-options.ts';

/** What `tierwise classify` is asked to do. */
export interface ClassifyOptions {
  accounts: string | undefined;
  deals: string;
  mapping: string | undefined;
  policy: string | undefined;
  asOf: Day;
  format: (typeof formats)[number];
  /** File to write to; standard output when absent. */
  output: string | undefined;
  summary: string | undefined;
  /** ISO 4217 code. */
  currency: string | undefined;
  /** Most accounts in a table. */
  limit: number | undefined;
}

const formats = ['table', 'csv', 'ndjson'] as const;
const command = 'classify';

const names = [
  ...(['accounts', 'deals', 'mapping', 'policy', 'as-of'] as const),
  ...(['format', 'output', 'summary', 'currency', 'limit'] as const),
];

/** Reads the arguments of `tierwise classify`. Throws a `CliError` for what they may not be. */
export function classifyOptions(args: string[]): ClassifyOptions {
  const given = parseOptions(args, names, command);
  const { accounts, deals, mapping, policy, output, summary } = given;
  const format = readFormat(given.format, formats, command);
  return {
    ...{ accounts, mapping, policy, summary, format },
    deals: requireDeals(deals, command),
    asOf: readAsOf(given['as-of'], command),
    output: output === '-' ? undefined : output,
    currency: readCurrency(given.currency, command),
    limit: readLimit(given.limit, format),
  };
}

function readLimit(text: string | undefined, format: string): number | undefined {
  if (text === undefined) return undefined;
  if (format === 'table' && /^\d+$/.test(text)) return Number(text);
  throw usage(command, {
    en: `--limit takes a number of accounts, and only a table has it.`,
    zh: `--limit 须为客户数量，且仅用于表格输出。`,
  });
}
