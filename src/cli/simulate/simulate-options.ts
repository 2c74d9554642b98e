import type { Day } from '../../core/day.ts';
import { classFields } from '../../core/fields/class-fields.ts';
import { readAsOf, readCurrency, readFormat, requireDeals } from '../option-values.ts';
import { parseOptions, usage } from '../parse-options.ts';

/** What `tierwise simulate` is asked to do. */
export interface SimulateOptions {
  accounts: string | undefined;
  deals: string;
  mapping: string | undefined;
  /** The policy in force, a file or a preset. */
  policy: string | undefined;
  /** The one that would take its place. */
  against: string;
  asOf: Day;
  currency: string | undefined;
  /** Keys of the class fields that the CRM has; all when absent. */
  fields: string[] | undefined;
  format: 'table' | 'json' | 'csv';
  /** Most accounts in the table. */
  limit: number;
  output: string | undefined;
}

const command = 'simulate';
const names = [
  ...(['accounts', 'deals', 'mapping', 'policy', 'against', 'as-of'] as const),
  ...(['currency', 'fields', 'format', 'limit', 'output'] as const),
];

/** Reads the arguments of `tierwise simulate`. Throws a `CliError` for what they may not be. */
export function simulateOptions(args: string[]): SimulateOptions {
  const given = parseOptions(args, names, command);
  const { accounts, mapping, policy, against, output } = given;
  const deals = requireDeals(given.deals, command);
  if (against === undefined) {
    throw usage(command, {
      en: 'The other policy is missing: --against POLICY.',
      zh: '缺少拟采用的策略：--against 策略。',
    });
  }
  return {
    ...{ accounts, deals, mapping, policy, against },
    asOf: readAsOf(given['as-of'], command),
    currency: readCurrency(given.currency, command),
    fields: readFields(given.fields),
    format: readFormat(given.format, ['table', 'json', 'csv'], command),
    limit: readLimit(given.limit),
    output: output === '-' ? undefined : output,
  };
}

function readFields(text: string | undefined): string[] | undefined {
  const keys = text?.split(',').map((key) => key.trim());
  const known = classFields.map(({ key }) => key);
  const stranger = keys?.find((key) => !known.includes(key));
  if (stranger === undefined) return keys;
  throw usage(command, {
    en: `--fields takes some of ${known.join(', ')}, not “${stranger}”.`,
    zh: `--fields 可为 ${known.join('、')}，而不是“${stranger}”。`,
  });
}

function readLimit(text = '20'): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw usage(command, {
    en: `--limit takes a number of accounts, not “${text}”.`,
    zh: `--limit 须为客户数量，而不是“${text}”。`,
  });
}
