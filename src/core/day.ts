/**
 * A calendar date as the number of whole days since 1970-01-01 (proleptic Gregorian), without time or zone.
 * Differences are therefore days, and a date never shifts with the reader's time zone.
 */
export type Day = number;

const millisecondsPerDay = 86_400_000;
const isoDate = /^(\d{4})-(\d{2})-(\d{2})$/;

/** The day written `YYYY-MM-DD`, or `undefined` when the text is no such date (`2026-02-30` is none). */
export function parseDay(text: string): Day | undefined {
  const match = isoDate.exec(text);
  return match ? dayFromParts(Number(match[1]), Number(match[2]), Number(match[3])) : undefined;
}

/** The day of a year, month (1–12) and day of month (1–31), or `undefined` when the calendar has no such date. */
export function dayFromParts(year: number, month: number, dayOfMonth: number): Day | undefined {
  const time = Date.UTC(year, month - 1, dayOfMonth);
  const date = new Date(time);
  const exists =
    date.getUTCFullYear() === year &&
    date.getUTCMonth() === month - 1 &&
    date.getUTCDate() === dayOfMonth;
  return exists ? time / millisecondsPerDay : undefined;
}

/** `YYYY-MM-DD` of a day. */
export function formatDay(day: Day): string {
  return new Date(day * millisecondsPerDay).toISOString().slice(0, 10);
}

/** The first day of the month after that of a day. */
export function firstOfNextMonth(day: Day): Day {
  const date = new Date(day * millisecondsPerDay);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1) / millisecondsPerDay;
}

/** The instant (epoch milliseconds) at which a day begins in UTC; for formatters that take a `Date`. */
export function utcStartOf(day: Day): number {
  return day * millisecondsPerDay;
}

const calendars = new Map<string, Intl.DateTimeFormat>();

/**
 * The calendar date on which an instant falls in a time zone.
 *
 * @param instant epoch milliseconds
 * @param timeZone an IANA name such as `Asia/Shanghai`; an unknown name throws a `RangeError`
 */
export function dayOf(instant: number, timeZone: string): Day {
  let calendar = calendars.get(timeZone);
  if (!calendar) {
    calendar = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    calendars.set(timeZone, calendar);
  }
  const day = parseDay(calendar.format(instant));
  if (day === undefined) throw new RangeError(`instant ${instant} lies outside the calendar`);
  return day;
}
