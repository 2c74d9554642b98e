import { classFields } from '../core/fields/class-fields.ts';
import type { StoredClasses } from './ports/class-store.ts';
import type { InstalledField, Organization } from './ports/organization-store.ts';

/** What a person did to one of our fields. */
export type HumanEdit =
  /** Chose another class or wrote another text: it stands above ours from now on. */
  | { key: string; kind: 'changed'; value: string }
  /** Set it to what we would write anyway, or emptied it: ours holds again. */
  | { key: string; kind: 'returned' };

/** The present values of our fields in a record, by field key; class ids for picklists. */
export type PresentValues = Record<string, string | null>;

/** Translates a record's values from API names to field keys, and picklist values to class ids. */
export function presentValues(
  organization: Organization,
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
 * What people changed in our fields: every present value that is neither what we last wrote nor what we would write.
 * An emptied field is given back to us, since a class that is not there helps nobody. In a record older than the
 * connection, a value that we never wrote is left over from an earlier installation and no edit.
 */
export function findHumanEdits(
  present: PresentValues,
  row: Pick<StoredClasses, 'written' | 'desired'>,
  isOlderThanConnection: boolean,
): HumanEdit[] {
  return classFields.flatMap(({ key }): HumanEdit[] => {
    const value = present[key];
    const wasWritten = key in row.written;
    if (value === undefined || value === row.written[key]) return [];
    if (value === null || value === row.desired[key])
      return wasWritten ? [{ key, kind: 'returned' }] : [];
    if (!wasWritten && isOlderThanConnection) return [];
    return [{ key, kind: 'changed', value }];
  });
}
