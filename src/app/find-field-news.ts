import { classFields } from '../core/fields/class-fields.ts';
import type { StoredClasses } from './ports/class-store.ts';
import type { InstalledField, Organization } from './ports/organization-store.ts';

/** A value that stands in one of our fields although we did not leave it there. */
export interface FieldNews {
  key: string;
  value: string | null;
  /**
   * `agrees`: what we would write anyway, or a write of ours whose answer was lost. `changed`: a person's own class or
   * words. `returned`: a person emptied the field, or set the class that is computed, so that ours holds again.
   * `left-over`: written in an earlier life and ours to replace.
   */
  kind: 'agrees' | 'changed' | 'returned' | 'left-over';
}

/** The present values of our fields in a record, by field key; class ids for picklists. */
export type PresentValues = Record<string, string | null>;

/** Translates a record's values from API names to field keys, and picklist values to class ids. */
export function presentValues(
  organization: Pick<Organization, 'fields'>,
  values: Record<string, string | null>,
): PresentValues {
  return Object.fromEntries(
    Object.entries(organization.fields).map(([key, field]) => {
      const value = values[field.apiName] ?? null;
      return [key, value === null ? null : fromCrm(field, value)];
    }),
  );
}

/** The value to store in the CRM for a class id or text. */
export function toCrm(field: InstalledField, value: string): string {
  return field.values[value] ?? value;
}

function fromCrm(field: InstalledField, value: string): string {
  const known = Object.entries(field.values).find(([, stored]) => stored === value);
  return known?.[0] ?? value;
}

/**
 * What is new in our fields of a record: every value that differs from what we last wrote.
 *
 * A record that holds texts of ours which we do not remember was written in an earlier life: by an earlier installation,
 * or before it was deleted and restored. What we never wrote there is left over and no person's choice. In a record younger
 * than the connection a single text may be a person's own words; where no text field is installed, age alone decides.
 */
export function findFieldNews(
  present: PresentValues,
  row: Pick<StoredClasses, 'classes' | 'desired' | 'written' | 'attempted' | 'inBulk'>,
  isOlderThanConnection: boolean,
): FieldNews[] {
  const forgotten = forgottenTexts(present, row);
  const isFromEarlierLife =
    forgotten === undefined ? isOlderThanConnection : forgotten > (isOlderThanConnection ? 0 : 1);
  return classFields.flatMap(({ key, type }): FieldNews[] => {
    const value = present[key];
    if (value === undefined || value === (row.written[key] ?? null)) return [];
    const isOurs = [row.desired, row.attempted, row.inBulk].some((ours) => value === ours[key]);
    if (isOurs) return [{ key, value, kind: 'agrees' }];
    const isComputed = type === 'picklist' && value === row.classes[key];
    if (value === null || isComputed) return [{ key, value, kind: 'returned' }];
    const isLeftOver = isFromEarlierLife && !(key in row.written);
    return [{ key, value, kind: isLeftOver ? 'left-over' : 'changed' }];
  });
}

/** How many of our texts we do not remember; `undefined` when no text field is installed. */
function forgottenTexts(
  present: PresentValues,
  { written, attempted, inBulk }: Pick<StoredClasses, 'written' | 'attempted' | 'inBulk'>,
): number | undefined {
  const texts = classFields.filter(({ key, type }) => type === 'text' && key in present);
  if (texts.length === 0) return undefined;
  const isForgotten = (key: string) =>
    present[key] !== null && ![written, attempted, inBulk].some((ours) => key in ours);
  return texts.filter(({ key }) => isForgotten(key)).length;
}
