import { type Day, formatDay } from '../../core/day.ts';
import type { GroupFinding } from '../../core/groups/build-groups.ts';
import type { Policy } from '../../core/policy/policy.ts';
import type { ReadBook } from '../book/read-book.ts';
import { aboutAccounts } from './about-accounts.ts';
import { aboutReading } from './about-reading.ts';
import type { Tally } from './create-tally.ts';
import type { Warning } from './warning.ts';

/** What should be told about a classified book: first what makes the result worthless, then what is odd in the rows. */
export function listWarnings(
  read: ReadBook,
  findings: readonly GroupFinding[],
  tally: Tally,
  policy: Policy,
  asOf: Day,
): Warning[] {
  return [
    ...aboutWins(read, tally, policy, asOf),
    ...aboutReading(read),
    ...aboutAccounts(read, findings),
    ...aboutAmounts(tally),
  ];
}

function aboutWins(read: ReadBook, tally: Tally, policy: Policy, asOf: Day): Warning[] {
  if (tally.winsInWindow() > 0) return [];
  const last = tally.lastWonOn();
  if (!Number.isNaN(last)) {
    const date = formatDay(last);
    return [
      {
        sentence: {
          en: `No deal was won in the ${policy.windowDays} days up to ${formatDay(asOf)}; the last win is of ${date}.`,
          zh: `截至 ${formatDay(asOf)} 的 ${policy.windowDays} 天内没有赢单；最近一次赢单在 ${date}。`,
        },
        remedy: {
          en: `Classify the book as of then: --as-of ${date}; or look at all history: "windowDays": null in the policy.`,
          zh: `可按当时的日期分级：--as-of ${date}；或在策略中设置 "windowDays": null 以统计全部历史。`,
        },
      },
    ];
  }
  const stages = [...read.stages].map((stage) => `“${stage}”`).join(', ');
  return [
    {
      sentence: {
        en: `No deal of an account of this book was won up to ${formatDay(asOf)}.`,
        zh: `截至 ${formatDay(asOf)}，没有任何客户的赢单商机。`,
      },
      ...(stages !== '' && {
        remedy: {
          en: `Name the stages that are won in the mapping ("won": […]); some of those seen: ${stages}.`,
          zh: `请在映射中指明哪些阶段表示赢单（"won": […]）；文件中出现的阶段有：${stages}。`,
        },
      }),
    },
  ];
}

function aboutAmounts(tally: Tally): Warning[] {
  const wins = tally.winsWithoutAmount();
  if (wins === 0) return [];
  return [
    {
      sentence: {
        en: `${wins} won deals have no amount: they count in recency and frequency, and add nothing to monetary.`,
        zh: `${wins} 个赢单商机没有金额：计入最近购买与频次，不计入金额。`,
      },
    },
  ];
}
