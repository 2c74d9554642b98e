import { createListUpcoming, type Upcoming } from '../../app/list-upcoming.ts';
import { formatDay } from '../../core/day.ts';
import { dimensionOf, dimensions } from '../../core/dimensions/registry.ts';
import { classLabel } from '../../core/explanation/render-evidence.ts';
import { Policy } from '../../core/policy/policy.ts';
import type { Language } from '../../core/text.ts';
import { readFormat } from '../option-values.ts';
import { alignColumns } from '../output/align-columns.ts';
import { printable } from '../output/printable.ts';
import { parseArguments, usage } from '../parse-options.ts';
import type { Terminal } from '../terminal.ts';
import { withStore } from '../with-tools.ts';
import { readOrganizationId } from './read-organization-id.ts';

/** What reps act on; the others say the same in other words, or flip too often. */
const usualDimensions = ['lifecycle', 'health'];

/** `tierwise organizations upcoming ID`. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  const known = ['days', 'dimension', 'format'] as const;
  const { options, words } = parseArguments(args, known, 'organizations', 1);
  const format = readFormat(options.format, ['table', 'json'], 'organizations');
  const organizationId = readOrganizationId(words);
  const days = readDays(options.days);
  const wanted =
    options.dimension === undefined ? usualDimensions : [readDimension(options.dimension)];
  await withStore(async (store) => {
    const listUpcoming = createListUpcoming({ store, clock: { now: Date.now } });
    const upcoming = await listUpcoming(organizationId, days);
    const shown = upcoming.filter(({ dimension }) => wanted.includes(dimension));
    terminal.out.write(format === 'json' ? toJson(shown) : toTable(shown, terminal.language));
  });
}

function readDays(given = '30'): number {
  const days = Number(given);
  if (/^\d{1,3}$/.test(given) && days >= 1 && days <= 366) return days;
  throw usage('organizations', {
    en: `--days takes a number from 1 to 366, not “${given}”.`,
    zh: `--days 为 1 到 366 的数字，而不是“${given}”。`,
  });
}

function readDimension(given: string): string {
  if (dimensionOf(given)) return given;
  const ids = dimensions.map(({ id }) => id).join(', ');
  throw usage('organizations', {
    en: `There is no dimension “${given}”; there are ${ids}.`,
    zh: `没有维度“${given}”；可用：${ids}。`,
  });
}

function toJson(upcoming: readonly Upcoming[]): string {
  const plain = upcoming.map((each) => ({ ...each, on: formatDay(each.on) }));
  return `${JSON.stringify(plain, undefined, 2)}\n`;
}

const words = {
  en: {
    heads: ['On', 'Account', 'ID', 'Dimension', 'From', 'To'],
    none: 'Nothing changes by time alone.',
  },
  zh: { heads: ['日期', '客户', 'ID', '维度', '由', '变为'], none: '没有仅因时间而变化的分级。' },
} as const;

function toTable(upcoming: readonly Upcoming[], language: Language): string {
  const said = words[language];
  if (upcoming.length === 0) return `${said.none}\n`;
  const policy = Policy.parse({});
  const cells = upcoming.map(({ on, accountName, accountId, dimension, from, to }) => [
    formatDay(on),
    printable(accountName),
    accountId,
    dimensionOf(dimension)?.title[language] ?? dimension,
    classLabel(dimension, from, policy)[language],
    classLabel(dimension, to, policy)[language],
  ]);
  return `${alignColumns([said.heads, ...cells]).join('\n')}\n`;
}
