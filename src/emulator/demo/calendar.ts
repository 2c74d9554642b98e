const dayMs = 86_400_000;

/** The date so many days before (or, negative, after) another, as `YYYY-MM-DD`. */
export function daysBefore(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);
}

/** The same, moved back to Friday when it falls on a weekend: business is done on working days. */
export function workingDayBefore(date: string, days: number): string {
  const weekday = new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).getUTCDay();
  return daysBefore(date, days + (weekday === 6 ? 1 : weekday === 0 ? 2 : 0));
}

/** A moment of a day in Shanghai's office hours; `fraction` in [0, 1) says how late. */
export function inOfficeHours(date: string, fraction: number): string {
  const minutes = 9 * 60 + Math.floor(fraction * 9 * 60);
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date}T${pad(Math.floor(minutes / 60))}:${pad(minutes % 60)}:00+08:00`;
}
