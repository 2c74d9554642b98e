import { type ClassField, classesOfField, classFields } from '../core/fields/class-fields.ts';
import type { Policy } from '../core/policy/policy.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { CrmField, NewCrmField } from './ports/crm.ts';
import type { InstalledField, Organization } from './ports/organization-store.ts';
import { readPolicy } from './read-context.ts';

/** What installing the fields came to. */
export interface InstalledFields {
  fields: Record<string, InstalledField>;
  /** How many did not exist before. */
  created: number;
}

/**
 * Creates the class fields that an organization does not have yet, and finds the API names Zoho gave them. A field of
 * ours that exists already (same label and type) is taken over. Saves the organization.
 */
export function createInstallFields({ store, crm }: Pick<AppDependencies, 'store' | 'crm'>) {
  return async function installFields(organization: Organization): Promise<InstalledFields> {
    const policy = await readPolicy(store, organization.id);
    const before = await crm.listAccountFields(organization.connection);
    const missing = classFields.filter((field) => !findField(before, field, organization));
    const creations =
      missing.length > 0
        ? await crm.createAccountFields(
            organization.connection,
            missing.map((field) => newField(field, organization, policy)),
          )
        : [];
    for (const creation of creations) {
      if ('refusal' in creation) throw refusal(creation);
    }
    const after =
      missing.length > 0 ? await crm.listAccountFields(organization.connection) : before;
    const fields: Record<string, InstalledField> = {};
    for (const field of classFields) {
      const created = creations.find(({ key }) => key === field.key);
      const found =
        created && 'fieldId' in created
          ? after.find(({ id }) => id === created.fieldId)
          : findField(after, field, organization);
      if (!found)
        throw new AppError(
          'crm-refused',
          `the field ${field.label.en} was not found after it was created`,
        );
      fields[field.key] = {
        fieldId: found.id,
        apiName: found.apiName,
        values: picklistValues(field, organization, policy),
      };
    }
    await store.organizations.save({ ...organization, fields });
    return { fields, created: creations.length };
  };
}

function findField(
  fields: CrmField[],
  field: ClassField,
  { language }: Organization,
): CrmField | undefined {
  return fields.find(
    (candidate) =>
      candidate.isCustom &&
      candidate.label === field.label[language] &&
      candidate.dataType === field.type,
  );
}

function newField(field: ClassField, { language }: Organization, policy: Policy): NewCrmField {
  return {
    key: field.key,
    label: field.label[language],
    tooltip: field.tooltip[language],
    type: field.type,
    values: classesOfField(field, policy).map(({ label, colour }) => ({
      value: label[language],
      colour,
    })),
  };
}

/** Class id → value stored in Zoho: the class's name in the organization's language. */
function picklistValues(
  field: ClassField,
  { language }: Organization,
  policy: Policy,
): Record<string, string> {
  return Object.fromEntries(
    classesOfField(field, policy).map(({ id, label }) => [id, label[language]]),
  );
}

function refusal({ refusal: kind, detail }: { refusal: string; detail: string }): AppError {
  const code = kind === 'no-permission' ? 'crm-permission-missing' : 'crm-refused';
  return new AppError(
    code,
    kind === 'limit-reached' ? `no more custom fields fit (${detail})` : detail,
  );
}
