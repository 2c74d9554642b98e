import type { Field, FieldAccess, PickListValue } from '../organization/module.ts';
import type { Call } from './operation.ts';
import { invalidData, mandatoryNotFound, placeOf, type Refusal, refusal } from './refusals.ts';

/** A field as a client writes it. */
export interface FieldInput {
  id?: unknown;
  field_label?: unknown;
  data_type?: unknown;
  length?: unknown;
  unique?: unknown;
  pick_list_values?: unknown;
  enable_colour_code?: unknown;
  tooltip?: unknown;
  profiles?: unknown;
}

interface PickListInput {
  id?: string;
  display_value?: string;
  actual_value?: string;
  colour_code?: string | null;
}

const mostFields = 5;
const mostPickListValues = 10;
const longestPickListValue = 25;
const accesses = ['read_write', 'read_only', 'hidden'];

/** The fields of a body `{fields: […]}`, or Zoho's refusal of the call. */
export function readFieldInputs(body: unknown): readonly FieldInput[] | Refusal {
  if (typeof body !== 'object' || body === null) return refusal('INVALID_DATA', 'invalid data');
  const { fields } = body as { fields?: unknown };
  if (fields === undefined) return mandatoryNotFound('$.fields');
  if (!Array.isArray(fields) || fields.length === 0)
    return invalidData('$.fields', { expected_data_type: 'jsonarray' });
  return fields.length > mostFields
    ? invalidData('$.fields', { maximum_length: mostFields })
    : fields;
}

/**
 * Writes the settings that both making and changing a field may carry. Picklist entries with an id are changed, those
 * without are added; none is removed. Nothing is written when something is wrong.
 */
export function applyFieldSettings(
  call: Call,
  field: Field,
  input: FieldInput,
  path: string,
): Refusal | undefined {
  const values = (input.pick_list_values ?? []) as readonly PickListInput[];
  const refused =
    checkPickList(field, values, path) ?? checkProfiles(call, input.profiles, `${path}.profiles`);
  if (refused) return refused;
  for (const value of values) writePickListValue(call, field, value);
  if (typeof input.enable_colour_code === 'boolean') field.hasColours = input.enable_colour_code;
  if (input.tooltip !== undefined) field.tooltip = input.tooltip as Field['tooltip'];
  for (const { id, permission_type } of profilesIn(input.profiles))
    field.access.set(id, permission_type);
  field.modifiedAt = call.organization.clock.now();
  return undefined;
}

function checkPickList(
  field: Field,
  values: readonly PickListInput[],
  path: string,
): Refusal | undefined {
  const list = `${path}.pick_list_values`;
  const isPickList = field.dataType === 'picklist' || field.dataType === 'multiselectpicklist';
  if (isPickList && field.pickListValues.length + values.length === 0)
    return mandatoryNotFound(list);
  if (values.length > mostPickListValues)
    return invalidData(list, { maximum_length: mostPickListValues });
  const seen = new Set(field.pickListValues.map(({ actual }) => actual));
  for (const [index, value] of values.entries()) {
    const refused = checkPickListValue(field, value, `${list}[${index}]`, seen);
    if (refused) return refused;
  }
  return undefined;
}

function checkPickListValue(
  field: Field,
  value: PickListInput,
  path: string,
  seen: Set<string>,
): Refusal | undefined {
  const at = (name: keyof PickListInput) => `${path}.${name}`;
  if (value.id !== undefined)
    return field.pickListValues.some(({ id }) => id === value.id)
      ? undefined
      : invalidData(at('id'));
  for (const name of ['display_value', 'actual_value'] as const) {
    const text = value[name];
    if (!text) return mandatoryNotFound(at(name));
    if (text.length > longestPickListValue)
      return invalidData(at(name), { maximum_length: longestPickListValue });
  }
  if (seen.has(value.actual_value ?? ''))
    return refusal('DUPLICATE_DATA', 'duplicate data', placeOf(at('actual_value')));
  seen.add(value.actual_value ?? '');
  return undefined;
}

function writePickListValue({ organization }: Call, field: Field, input: PickListInput): void {
  const known: PickListValue | undefined = field.pickListValues.find(({ id }) => id === input.id);
  if (known) {
    known.display = input.display_value ?? known.display;
    known.colour = input.colour_code ?? known.colour;
    return;
  }
  field.pickListValues.push({
    id: organization.identifiers.next(),
    actual: input.actual_value ?? '',
    display: input.display_value ?? '',
    colour: input.colour_code ?? null,
  });
}

function checkProfiles(call: Call, profiles: unknown, path: string): Refusal | undefined {
  const index = profilesIn(profiles).findIndex(
    ({ id, permission_type }) =>
      !call.organization.profiles.has(id) || !accesses.includes(permission_type),
  );
  return index < 0 ? undefined : invalidData(`${path}[${index}]`);
}

function profilesIn(profiles: unknown): readonly { id: string; permission_type: FieldAccess }[] {
  return Array.isArray(profiles) ? profiles : [];
}
