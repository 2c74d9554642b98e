import type { Field, Module } from './module.ts';

/** Deletes a field with all that stands in it. */
export function removeField(module: Module, field: Field): void {
  module.fields.splice(module.fields.indexOf(field), 1);
  for (const record of module.records.values()) delete record.values[field.apiName];
}
