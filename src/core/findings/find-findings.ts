import { dealsWithoutAccount } from './deals-without-account.ts';
import type { Check, Checked, Finding } from './finding.ts';
import { missingParent } from './missing-parent.ts';
import { noCountry } from './no-country.ts';
import { noIndustry } from './no-industry.ts';
import { noSize } from './no-size.ts';
import { openPastDue } from './open-past-due.ts';
import { parentsInACircle } from './parents-in-a-circle.ts';
import { sameName } from './same-name.ts';
import { wonInTheFuture } from './won-in-the-future.ts';
import { wonWithoutAmount } from './won-without-amount.ts';
import { wonWithoutDate } from './won-without-date.ts';

/** Every check, what distorts classes first, then what leaves them unknown. To add one: its file and its line here. */
export const checks: readonly Check[] = [
  dealsWithoutAccount,
  wonWithoutDate,
  wonWithoutAmount,
  wonInTheFuture,
  openPastDue,
  sameName,
  parentsInACircle,
  missingParent,
  noIndustry,
  noSize,
  noCountry,
];

/** What in the facts of an organization should be mended, in the order of the checks. */
export function findFindings(checked: Checked): Finding[] {
  return checks.flatMap((check) => check.find(checked) ?? []);
}
