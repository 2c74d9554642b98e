import { asText } from '../as-text.ts';
import type { Field, FieldAccess, PickListValue } from '../organization/module.ts';
import type { Call } from './operation.ts';
import { type Entry, isEntry, readEntries, readList } from './read-entries.ts';
import { invalidData, mandatoryNotFound, placeOf, type Refusal, refusal } from './refusals.ts';

/** A field as a client writes it. */
export type FieldInput = Entry;

const mostFields = 5;
const mostPickListValues = 10;
const longestPickListValue = 25;
const accesses = ['read_write', 'read_only', 'hidden'];

/** The fields of a body `{fields: […]}`, or Zoho's refusal of the call. */
export function readFieldInputs(body: unknown): readonly FieldInput[] | Refusal {
  if (!isEntry(body)) return refusal('INVALID_DATA', 'invalid data');
  const fields = readEntries(body, 'fields');
  if ('code' in fields || fields.length <= mostFields) return fields;
  return invalidData('$.fields', { maximum_length: mostFields });
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
  const values = readList(input['pick_list_values'], `${path}.pick_list_values`);
  if ('code' in values) return values;
  const profiles = readList(input['profiles'], `${path}.profiles`);
  if ('code' in profiles) return profiles;
  const refused =
    checkPickList(field, values, `${path}.pick_list_values`) ??
    checkProfiles(call, profiles, `${path}.profiles`) ??
    checkTooltip(input['tooltip'], `${path}.tooltip`);
  if (refused) return refused;
  for (const value of values) writePickListValue(call, field, value);
  if (typeof input['enable_colour_code'] === 'boolean')
    field.hasColours = input['enable_colour_code'];
  if (input['tooltip'] !== undefined) field.tooltip = input['tooltip'] as Field['tooltip'];
  for (const { id, permission_type: access } of profiles)
    field.access.set(asText(id), access as FieldAccess);
  field.modifiedAt = call.organization.clock.now();
  return undefined;
}

function checkPickList(field: Field, values: readonly Entry[], path: string): Refusal | undefined {
  const isPickList = field.dataType === 'picklist' || field.dataType === 'multiselectpicklist';
  if (isPickList && field.pickListValues.length + values.length === 0)
    return mandatoryNotFound(path);
  if (values.length > mostPickListValues)
    return invalidData(path, { maximum_length: mostPickListValues });
  const seen = new Set(field.pickListValues.map(({ actual }) => actual));
  for (const [index, value] of values.entries()) {
    const refused = checkPickListValue(field, value, `${path}[${index}]`, seen);
    if (refused) return refused;
  }
  return undefined;
}

function checkPickListValue(
  field: Field,
  value: Entry,
  path: string,
  seen: Set<string>,
): Refusal | undefined {
  const at = (name: string) => `${path}.${name}`;
  if (value['id'] !== undefined)
    return field.pickListValues.some(({ id }) => id === value['id'])
      ? undefined
      : invalidData(at('id'));
  for (const name of ['display_value', 'actual_value'] as const) {
    const text = value[name];
    if (text === undefined || text === '') return mandatoryNotFound(at(name));
    if (typeof text !== 'string') return invalidData(at(name), { expected_data_type: 'text' });
    if (text.length > longestPickListValue)
      return invalidData(at(name), { maximum_length: longestPickListValue });
  }
  const actual = asText(value['actual_value']);
  if (seen.has(actual))
    return refusal('DUPLICATE_DATA', 'duplicate data', placeOf(at('actual_value')));
  seen.add(actual);
  return undefined;
}

function writePickListValue({ organization }: Call, field: Field, input: Entry): void {
  const { actual_value: actual, display_value: display, colour_code: colour } = input;
  const known: PickListValue | undefined = field.pickListValues.find(
    ({ id }) => id === input['id'],
  );
  if (known) {
    known.display = typeof display === 'string' ? display : known.display;
    known.colour = typeof colour === 'string' ? colour : known.colour;
    return;
  }
  field.pickListValues.push({
    id: organization.identifiers.next(),
    actual: asText(actual),
    display: asText(display),
    colour: typeof colour === 'string' ? colour : null,
  });
}

function checkProfiles(call: Call, profiles: readonly Entry[], path: string): Refusal | undefined {
  const index = profiles.findIndex(
    ({ id, permission_type: access }) =>
      !call.organization.profiles.has(asText(id)) || !accesses.includes(asText(access)),
  );
  return index < 0 ? undefined : invalidData(`${path}[${index}]`);
}

function checkTooltip(tooltip: unknown, path: string): Refusal | undefined {
  if (tooltip === undefined) return undefined;
  if (!isEntry(tooltip)) return invalidData(path, { expected_data_type: 'jsonobject' });
  const { name, value } = tooltip;
  if (name !== 'static_text' && name !== 'info_icon') return invalidData(`${path}.name`);
  return typeof value === 'string' ? undefined : invalidData(`${path}.value`);
}
