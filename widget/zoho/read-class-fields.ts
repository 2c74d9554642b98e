import type { WidgetSettings } from '../../src/http/contract.ts';

/** A class field as it is in one organization: there under a name of its own. */
export interface InstalledField {
  key: string;
  apiName: string;
  /** As people of that organization read it. */
  label: string;
  type: 'picklist' | 'text';
  colours: Record<string, string>;
}

/** Finds our class fields among the account fields that `getFields` answers, by label: API names differ per organization. */
export function readClassFields(
  answer: unknown,
  known: WidgetSettings['fields'],
): InstalledField[] {
  const { fields } = (answer ?? {}) as { fields?: unknown };
  if (!Array.isArray(fields)) return [];
  return known.flatMap(({ key, labels, type, colours }) => {
    const found = (fields as Record<string, unknown>[]).find(
      ({ custom_field: isCustom, field_label: label, data_type: dataType }) =>
        isCustom !== false && dataType === type && labels.includes(String(label)),
    );
    if (typeof found?.['api_name'] !== 'string') return [];
    const label = String(found['field_label']);
    return [{ key, type, colours, label, apiName: found['api_name'] }];
  });
}
