import type { Calibration } from '../calibration/calibration.ts';
import { type Day, firstOfNextMonth } from '../day.ts';
import type { SettledRank, StabilityRules } from './fold-ranks.ts';

/**
 * The first day on which a held class may fall, if every calibration to come finds the account as it is now: calibrations
 * come on the first day of each month.
 */
export function earliestFall(
  { since, below }: SettledRank,
  { asOf }: Pick<Calibration, 'asOf'>,
  { confirmations, dwellDays }: StabilityRules,
): Day {
  let day = asOf;
  for (let confirmed = below; ; ) {
    day = firstOfNextMonth(day);
    confirmed += 1;
    if (confirmed >= confirmations && day - since >= dwellDays) return day;
  }
}
