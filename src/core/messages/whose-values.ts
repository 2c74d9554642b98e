import type { Subject } from '../dimensions/dimension.ts';
import type { AccountMeasures } from '../measures/account-measures.ts';
import type { MessageValue } from './message.ts';

/** ICU fragments that say whether the account or its group won; put {@link whoseValues} into the values. */
export const whoWon = {
  en: '{whose, select, group {The group won} other {Won}}',
  zh: '{whose, select, group {所属集团} other {}}',
};

/** The values {@link whoWon} needs. */
export function whoseValues(
  figures: AccountMeasures,
  { own }: Subject,
): Record<'whose', MessageValue> {
  return { whose: figures === own ? 'own' : 'group' };
}
