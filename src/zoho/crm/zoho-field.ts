import { z } from 'zod';
import type { CrmField } from '../../app/ports/crm-metadata.ts';

/** What Zoho shows in a picklist for "nothing chosen"; no value of its own. */
export const nothingChosen = '-None-';

const valueSchema = z.looseObject({
  actual_value: z.string().nullish(),
  sequence_number: z.number().nullish(),
  /** On deal stages only, and not in every answer. */
  forecast_type: z.string().nullish(),
});

/** A field as Zoho describes it in the answers on fields and on layouts. */
export const zohoFieldSchema = z.looseObject({
  id: z.string(),
  api_name: z.string(),
  field_label: z.string(),
  data_type: z.string(),
  custom_field: z.boolean().nullish(),
  pick_list_values: z.array(valueSchema).nullish(),
  /** For the profile of the user who asks. */
  read_only: z.boolean().nullish(),
  tooltip: z.looseObject({ value: z.string().nullish() }).nullish().catch(undefined),
});

export type ZohoField = z.output<typeof zohoFieldSchema>;

/** A field of a module in our words. */
export function fieldOf(field: ZohoField): CrmField {
  return {
    id: field.id,
    apiName: field.api_name,
    label: field.field_label,
    dataType: field.data_type,
    isCustom: field.custom_field === true,
    values: (field.pick_list_values ?? [])
      .toSorted((a, b) => (a.sequence_number ?? 0) - (b.sequence_number ?? 0))
      .flatMap(({ actual_value: value }) => (value && value !== nothingChosen ? [value] : [])),
    tooltip: field.tooltip?.value ?? undefined,
    ...(field.read_only === true && { isReadOnly: true }),
  };
}
