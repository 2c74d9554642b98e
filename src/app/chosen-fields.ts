import { classFields } from '../core/fields/class-fields.ts';
import { AppError } from './errors.ts';

/** Every class field that can be chosen, by key, in the order in which they are offered. */
export const everyField: readonly string[] = classFields.map(({ key }) => key);

/**
 * The class fields that a list of keys names (`tier,lifecycle`), in the order in which they are offered. An edition with
 * few custom fields has no room for all of them.
 *
 * @throws AppError `invalid-request` for an unknown key or an empty list
 */
export function readChosenFields(list: string): string[] {
  const keys = list.split(',').map((key) => key.trim());
  const isKnown = keys.every((key) => everyField.includes(key));
  if (!isKnown) {
    throw new AppError('invalid-request', `fields: choose from ${everyField.join(', ')}`);
  }
  return everyField.filter((key) => keys.includes(key));
}
