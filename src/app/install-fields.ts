import { type ClassField, classesOfField, classFields } from '../core/fields/class-fields.ts';
import type { Policy } from '../core/policy/policy.ts';
import { languages } from '../core/text.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { CrmField, CrmFieldCreation, CrmPicklistValue } from './ports/crm-metadata.ts';
import type { InstalledField, Organization } from './ports/organization-store.ts';
import { readPolicy } from './read-context.ts';

/**
 * Creates the chosen class fields that an organization does not have yet, and finds the API names Zoho gave them. A field
 * that an earlier installation left is taken over; one that only bears the same label is the customer's own and is never
 * touched. Saves and answers the fields, by key; a field chosen no more stays in the CRM as it is.
 *
 * @throws AppError `field-label-taken`, `field-limit-reached`, `crm-permission-missing`
 */
export function createInstallFields({ store, crm }: Pick<AppDependencies, 'store' | 'crm'>) {
  return async function installFields(
    organization: Organization,
  ): Promise<Record<string, InstalledField>> {
    const { id, connection } = organization;
    const policy = await readPolicy(store, id);
    const wanted = classFields
      .filter(({ key }) => organization.chosenFields.includes(key))
      .map((field) => wordsOf(field, organization, policy));
    const before = await crm.listAccountFields(connection);
    const missing = wanted.filter((field) => !findOurs(before, field, organization));
    for (const { label } of missing) refuseTaken(label, before);
    const created = await create(organization, missing);
    const after = missing.length > 0 ? await crm.listAccountFields(connection) : before;
    const fields: Record<string, InstalledField> = {};
    for (const field of wanted) {
      const createdId = created.get(field.key);
      const found = createdId
        ? after.find((candidate) => candidate.id === createdId)
        : findOurs(after, field, organization);
      if (!found) {
        throw new AppError('crm-refused', `the field ${field.label} was not found once created`);
      }
      // Whatever was read and decided could not be written; better to be told before.
      if (found.isReadOnly) throw new AppError('crm-permission-missing', `write ${field.label}`);
      await complete(organization, found, field);
      fields[field.key] = {
        fieldId: found.id,
        apiName: found.apiName,
        // Classes of an earlier policy may still stand in the CRM: they stay known as ours.
        values: { ...organization.fields[field.key]?.values, ...field.valueOfClass },
      };
    }
    // What stands in a field that we did not know nobody has seen; forgotten first, for the field is known after a stop.
    const known = Object.values(organization.fields).map(({ fieldId }) => fieldId);
    const isNew = Object.values(fields).some(({ fieldId }) => !known.includes(fieldId));
    if (isNew) await store.mirror.forgetSeen(id);
    await store.organizations.change(id, { fields });
    return fields;
  };

  /** The ids of the created fields, by key. */
  async function create(
    { connection }: Organization,
    missing: FieldWords[],
  ): Promise<Map<string, string>> {
    if (missing.length === 0) return new Map();
    const creations = await crm.createAccountFields(connection, missing);
    return new Map(
      creations.map((creation) => {
        if ('refusal' in creation) throw refusalOf(creation);
        return [creation.key, creation.fieldId];
      }),
    );
  }

  /** Adds the values that a picklist lacks, because its creation was cut short or the policy has changed since. */
  async function complete(
    { connection }: Organization,
    { id, values }: CrmField,
    field: FieldWords,
  ): Promise<void> {
    const lacking = field.values.filter(({ value }) => !values.includes(value));
    if (lacking.length > 0) await crm.addPicklistValues(connection, id, lacking);
  }
}

/** A class field in the words of an organization. */
interface FieldWords {
  key: string;
  type: ClassField['type'];
  label: string;
  tooltip: string;
  /** In every language, for an earlier installation may have spoken another. */
  tooltips: string[];
  values: CrmPicklistValue[];
  /** Class id → value stored in Zoho: the class's name. */
  valueOfClass: Record<string, string>;
}

function wordsOf(field: ClassField, { language }: Organization, policy: Policy): FieldWords {
  const classes = classesOfField(field, policy);
  return {
    key: field.key,
    type: field.type,
    label: field.label[language],
    tooltip: field.tooltip[language],
    tooltips: languages.map((each) => field.tooltip[each]),
    values: classes.map(({ label, colour }) => ({ value: label[language], colour })),
    valueOfClass: Object.fromEntries(classes.map(({ id, label }) => [id, label[language]])),
  };
}

/** The field that is ours already: the one we know, or one with our label and a sign that it was made by us. */
function findOurs(
  candidates: CrmField[],
  field: FieldWords,
  { fields }: Organization,
): CrmField | undefined {
  const known = fields[field.key]?.fieldId;
  return (
    candidates.find(({ id }) => id === known) ??
    candidates.find(
      (candidate) =>
        candidate.isCustom &&
        candidate.dataType === field.type &&
        candidate.label === field.label &&
        isMadeByUs(candidate, field),
    )
  );
}

/** Our tooltip, or exactly our values: nobody else's field has the eleven segments. */
function isMadeByUs({ tooltip, values }: CrmField, field: FieldWords): boolean {
  if (tooltip !== undefined) return field.tooltips.includes(tooltip);
  return field.type === 'picklist' && field.values.every(({ value }) => values.includes(value));
}

function refuseTaken(label: string, fields: CrmField[]): void {
  const isTaken = fields.some((field) => field.label.toLowerCase() === label.toLowerCase());
  if (isTaken) throw new AppError('field-label-taken', label);
}

function refusalOf({ refusal, detail }: Extract<CrmFieldCreation, { refusal: string }>): AppError {
  switch (refusal) {
    case 'duplicate-label':
      return new AppError('field-label-taken', detail);
    case 'limit-reached':
      return new AppError('field-limit-reached', detail);
    case 'no-permission':
      return new AppError('crm-permission-missing', detail);
    default:
      return new AppError('crm-refused', detail);
  }
}
