import { classesOfField, classFields } from '../core/fields/class-fields.ts';
import { policyPresets } from '../core/policy/presets.ts';
import { languages } from '../core/text.ts';

/** A class field as the widget must know it to find it in a record by its label, in any language. */
export interface WidgetField {
  key: string;
  labels: string[];
  type: 'picklist' | 'text';
  /** Badge colour by the value as it stands in the record. */
  colours: Record<string, string>;
}

/** The class fields with the labels, values and colours they can have under any preset, in every language. */
export function widgetFields(): WidgetField[] {
  return classFields.map((field) => ({
    key: field.key,
    type: field.type,
    labels: languages.map((language) => field.label[language]),
    colours: Object.fromEntries(
      policyPresets.flatMap(({ policy }) =>
        classesOfField(field, policy).flatMap(({ label, colour }) =>
          languages.map((language) => [label[language], colour]),
        ),
      ),
    ),
  }));
}
