/** The time of day on an organization's own clock (`14:05 (Asia/Shanghai)`). */
export function clockTime(instant: number, timeZone: string): string {
  const time = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  return `${time.format(instant)} (${timeZone})`;
}
