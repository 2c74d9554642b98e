import type { Context } from '../dimensions/dimension.ts';
import type { MessageValue } from './message.ts';

/**
 * ICU fragments that say which deals were looked at, by date and never by age: put `{window}` into the values with
 * {@link windowValues} and these into the text.
 */
export const inWindow = {
  en: '{window, select, all {in all} other {in the {windowDays} days to {asOf}}}',
  zh: '{window, select, all {历史累计} other {截至{asOf}的 {windowDays} 天内}}',
};

/** The values {@link inWindow} needs. */
export function windowValues({ policy, asOf }: Context): Record<string, MessageValue> {
  return policy.windowDays === null
    ? { window: 'all', windowDays: 0, asOf: { day: asOf } }
    : { window: 'days', windowDays: policy.windowDays, asOf: { day: asOf } };
}
