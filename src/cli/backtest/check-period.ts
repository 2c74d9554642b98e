import { type ObservedDays, observedDays } from '../../core/backtest/observed-days.ts';
import type { Book } from '../../core/book/book.ts';
import { type Day, formatDay } from '../../core/day.ts';
import { CliError } from '../cli-error.ts';
import type { Warning } from '../output/warning.ts';
import { lastDayOf } from './backtest-options.ts';

/** A day to stand on, and how far to look from there. */
export interface Period {
  origin: Day;
  horizonDays: number;
}

/** Share of a horizon that may lie after the last deal: a book in which nothing closed for a few days is still up to date. */
const uncoveredShare = 0.1;

/**
 * Whether a book tells what happened in a period: throws a `CliError` where it does not, warns where it may just end early.
 *
 * @param today deals dated after it are plans or mistakes
 */
export function checkPeriod(book: Book, period: Period, today: Day): Warning[] {
  const { origin, horizonDays } = period;
  const days = observedDays(book, today);
  if (!days) throw noWins();
  if (origin < days.firstWonOn || origin >= days.lastClosedOn) throw outside(origin, days);
  const uncovered = origin + horizonDays - days.lastClosedOn;
  if (uncovered > uncoveredShare * horizonDays) throw tooFar(period, days);
  return uncovered > 0 ? [aboutUncovered(uncovered, days)] : [];
}

function noWins(): CliError {
  return new CliError(
    { en: 'The deals hold no dated win of an account.', zh: '商机文件中没有客户的带日期的赢单。' },
    {
      en: 'Name the stages that are won, and the column of the closing date, in the mapping (docs/mapping.md).',
      zh: '请在映射中指明赢单阶段和成交日期所在的列（见 docs/mapping.md）。',
    },
  );
}

function outside(origin: Day, { firstWonOn, lastClosedOn }: ObservedDays): CliError {
  const [day, first, last] = [origin, firstWonOn, lastClosedOn].map(formatDay);
  return new CliError(
    {
      en: `The origin ${day} lies outside of the data: the first win is of ${first}, the last closed deal of ${last}.`,
      zh: `起始日期 ${day} 不在数据范围内：首次赢单在 ${first}，最后一个已结束的商机在 ${last}。`,
    },
    {
      en: `Choose a day with enough history before it and the horizon after it, between ${first} and ${last}.`,
      zh: `请在 ${first} 与 ${last} 之间选择日期，之前有足够的历史，之后有足够的观察期。`,
    },
  );
}

function tooFar(period: Period, { lastClosedOn }: ObservedDays): CliError {
  const last = formatDay(lastClosedOn);
  const covered = lastClosedOn - period.origin;
  return new CliError(
    {
      en: `The horizon ends on ${lastDayOf(period)}, past the end of the data: the last deal closed on ${last}, and purchases that are not known yet would count as none.`,
      zh: `观察期到 ${lastDayOf(period)}，超出了数据范围：最后一个商机结束于 ${last}，尚未记录的购买会被误作没有购买。`,
    },
    {
      en: `Look ahead at most ${covered} days (--horizon ${covered}), or start earlier: --origin ${formatDay(lastClosedOn - period.horizonDays)}.`,
      zh: `请将观察期缩短到 ${covered} 天以内（--horizon ${covered}），或提前起始日期：--origin ${formatDay(lastClosedOn - period.horizonDays)}。`,
    },
  );
}

function aboutUncovered(days: number, { lastClosedOn }: ObservedDays): Warning {
  const last = formatDay(lastClosedOn);
  return {
    sentence: {
      en: `The horizon ends ${days === 1 ? 'a day' : `${days} days`} after the last closed deal (${last}); purchases that are not known yet count as none.`,
      zh: `观察期比最后一个已结束的商机（${last}）晚 ${days} 天结束；尚未记录的购买按没有购买计。`,
    },
  };
}
