import type { Organization } from '../app/ports/organization-store.ts';

/** Id of the nightly run of an organization's day on which an instant falls (`nightly-2026-03-01`). */
export function nightOf(timeZone: string, instant: number): string {
  return `nightly-${localTime(timeZone, instant).date}`;
}

/**
 * Whether the night of an organization's present day is due: from its hour on, all day, so that a night nobody was up for,
 * or whose hour the clocks skipped, is made up for. Whoever was read for the first time today needs none.
 *
 * @param hour of the organization's own clock, 0–23
 */
export function isNightDue(
  { profile: { timeZone }, connectedAt }: Pick<Organization, 'profile' | 'connectedAt'>,
  hour: number,
  now: number,
): boolean {
  const present = localTime(timeZone, now);
  const isNew = localTime(timeZone, connectedAt).date === present.date;
  return !isNew && present.hour >= hour;
}

const clocks = new Map<string, Intl.DateTimeFormat>();

function localTime(timeZone: string, instant: number): { date: string; hour: number } {
  let clock = clocks.get(timeZone);
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      hourCycle: 'h23',
    });
    clocks.set(timeZone, clock);
  }
  const parts = Object.fromEntries(clock.formatToParts(instant).map((p) => [p.type, p.value]));
  const { year, month, day, hour } = parts;
  return { date: `${year}-${month}-${day}`, hour: Number(hour) };
}
