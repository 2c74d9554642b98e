/** A purchase counts as missed after this many usual gaps of silence; half of all gaps are longer than one. */
export const gapsUntilMissed = 1.5;

/** Whether a purchase that was usual by now has not come. */
export function isMissed(silenceDays: number, usualGapDays: number): boolean {
  return silenceDays >= Math.round(gapsUntilMissed * usualGapDays);
}
