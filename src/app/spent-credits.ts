/** Zoho counts what was spent in any 24 hours, not by days. */
export const creditWindowMs = 86_400_000;
const minuteMs = 60_000;

/** Credits spent within a minute. */
export interface SpentMinute {
  /** Its first millisecond. */
  at: number;
  credits: number;
}

/** Credits spent in the 24 hours before an instant; a minute that is partly older counts in full. */
export function spentInWindow(minutes: readonly SpentMinute[], now: number): number {
  return minutes
    .filter(({ at }) => leavesAt(at) > now)
    .reduce((sum, { credits }) => sum + credits, 0);
}

/**
 * When so many credits more can be spent without passing a limit: `now` when they can at once. What alone is more than the
 * limit can be spent once nothing else was.
 *
 * @param minutes oldest first
 */
export function affordableAt(
  minutes: readonly SpentMinute[],
  { credits, limit, now }: { credits: number; limit: number; now: number },
): number {
  const most = Math.max(0, limit - credits);
  let spent = spentInWindow(minutes, now);
  if (spent <= most) return now;
  for (const minute of minutes) {
    if (leavesAt(minute.at) <= now) continue;
    spent -= minute.credits;
    if (spent <= most) return leavesAt(minute.at);
  }
  return now;
}

function leavesAt(at: number): number {
  return at + minuteMs + creditWindowMs;
}
