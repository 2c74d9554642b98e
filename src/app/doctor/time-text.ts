/** An instant for people, on the organization's own clock (`2026-03-01 14:05`). */
export function timeText(instant: number, timeZone: string): string {
  return new Intl.DateTimeFormat('sv-SE', {
    timeZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(instant);
}
