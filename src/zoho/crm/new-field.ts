import { Fields } from '@zohocrm/typescript-sdk';
import type { CrmPicklistValue, NewCrmField } from '../../app/ports/crm-metadata.ts';

/** How many values Zoho takes at once, on creating a picklist and on adding to it. */
export const valuesPerCall = 10;

const textLength = 255;

/** The SDK's request to create a field; of a picklist with its first values only. */
export function newField({ label, tooltip, type, values }: NewCrmField): Fields.Fields {
  const field = new Fields.Fields();
  field.setFieldLabel(label);
  field.setDataType(type);
  field.setTooltip(tooltipOf(tooltip));
  if (type === 'text') {
    field.setLength(textLength);
  } else {
    field.setPickListValues(values.slice(0, valuesPerCall).map(picklistValue));
    field.setPickListValuesSortedLexically(false);
    field.setEnableColourCode(true);
  }
  return field;
}

/** The SDK's requests to add values to a picklist. */
export function furtherValues(
  fieldId: string,
  values: readonly CrmPicklistValue[],
): Fields.Fields[] {
  const requests: Fields.Fields[] = [];
  for (let start = 0; start < values.length; start += valuesPerCall) {
    const field = new Fields.Fields();
    field.setId(BigInt(fieldId));
    field.setPickListValues(values.slice(start, start + valuesPerCall).map(picklistValue));
    requests.push(field);
  }
  return requests;
}

function tooltipOf(text: string): Fields.Tooltip {
  const tooltip = new Fields.Tooltip();
  tooltip.setName('info_icon');
  tooltip.setValue(text);
  return tooltip;
}

function picklistValue({ value, colour }: CrmPicklistValue): Fields.PickListValue {
  const created = new Fields.PickListValue();
  created.setDisplayValue(value);
  created.setActualValue(value);
  created.setColourCode(colour);
  return created;
}
