import { classFields } from '../core/fields/class-fields.ts';
import type { InstalledView, Organization } from './ports/organization-store.ts';

/** A list of accounts for a person to make: accounts whose field is a value or has words in it. */
export interface ListToMake {
  name: string;
  /** The label that people see. */
  field: string;
  comparator: 'is' | 'contains';
  value: string;
}

/** A list of ours in the words of the CRM's own page. */
export function listToMake(
  { fields, language }: Pick<Organization, 'fields' | 'language'>,
  { name, filter: { field: apiName, comparator, value } }: InstalledView,
): ListToMake {
  const field = classFields.find(({ key }) => fields[key]?.apiName === apiName);
  return { name, field: field?.label[language] ?? apiName, comparator, value };
}
