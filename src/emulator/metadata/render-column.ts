import type { Field, Module } from '../organization/module.ts';
import type { Organization, User } from '../organization/organization.ts';
import { renderField } from './render-field.ts';

/** The metadata of a selected field as COQL answers it when asked to (`include_meta`). */
export function renderColumn(
  organization: Organization,
  user: User,
  module: Module,
  field: Field,
): Record<string, unknown> {
  const {
    profiles: _,
    businesscard_supported: __,
    mass_update: ___,
    hipaa_compliance_enabled: ____,
    ...rest
  } = renderField(organization, user, module, field);
  const column = field.apiName.toUpperCase().replaceAll('_', '');
  return {
    ...rest,
    table_name: `Crm${module.apiName}Details`,
    required: field.isMandatory,
    refer_from_field: null,
    column_name: column,
    default_value: null,
    lucene_colname: column,
    generated_type: field.isCustom ? 2 : 1,
  };
}
