import { type ClassField, classFields } from '../../core/fields/class-fields.ts';
import type { CrmField } from '../ports/crm-metadata.ts';
import type { InstalledField } from '../ports/organization-store.ts';
import type { OrganizationFacts } from './organization-facts.ts';

/** A class field that was chosen, with what we hold of it and what the CRM has of it. */
export interface OurField {
  field: ClassField;
  installed: InstalledField | undefined;
  present: CrmField | undefined;
}

/** The chosen class fields; `undefined` when Zoho did not tell which fields there are. */
export function ourFields({
  organization,
  accountFields,
}: OrganizationFacts): OurField[] | undefined {
  if ('failure' in accountFields) return undefined;
  const { chosenFields, fields } = organization;
  return classFields
    .filter(({ key }) => chosenFields.includes(key))
    .map((field) => {
      const installed = fields[field.key];
      const present = accountFields.value.find(({ id }) => id === installed?.fieldId);
      return { field, installed, present };
    });
}

/** Their names for people, in the organization's own language. */
export function namesOf(found: readonly OurField[], { organization }: OrganizationFacts): string {
  return found.map(({ field }) => field.label[organization.language]).join(', ');
}

/** The words for fields that could not be looked at. */
export const fieldsUnknown = {
  severity: 'unknown',
  sentence: {
    en: 'Not looked at: Zoho did not tell which fields there are.',
    zh: '未检查：Zoho 未返回字段信息。',
  },
  remedy: { en: 'Mend the access first.', zh: '请先解决访问授权问题。' },
} as const;
