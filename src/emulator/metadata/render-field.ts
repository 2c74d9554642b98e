import type { Field, Module } from '../organization/module.ts';
import { fieldOf } from '../organization/module.ts';
import type { Organization, User } from '../organization/organization.ts';
import { accessTo } from '../organization/permissions.ts';
import { zohoTime } from '../zoho-time.ts';
import type { DataType } from './field-definition.ts';

/** Zoho's number for the widget a type is edited with. */
const uiTypes: Record<DataType, number> = {
  text: 1,
  textarea: 3,
  email: 25,
  phone: 33,
  website: 21,
  picklist: 2,
  multiselectpicklist: 100,
  integer: 32,
  bigint: 34,
  double: 38,
  currency: 36,
  percent: 35,
  date: 24,
  datetime: 200,
  boolean: 301,
  lookup: 4,
  ownerlookup: 8,
  jsonarray: 209,
};

const jsonTypes: Partial<Record<DataType, string>> = {
  integer: 'integer',
  double: 'double',
  currency: 'double',
  percent: 'integer',
  boolean: 'boolean',
  lookup: 'jsonobject',
  ownerlookup: 'jsonobject',
  multiselectpicklist: 'jsonarray',
  jsonarray: 'jsonarray',
};

/** The metadata of a field as `GET /settings/fields` shows it to a user. */
export function renderField(
  organization: Organization,
  user: User,
  module: Module,
  field: Field,
): Record<string, unknown> {
  const isWritable = !field.isReadOnly && accessTo(field, user) === 'read_write';
  const time = (instant: number | undefined) =>
    instant === undefined ? null : zohoTime(instant, organization.facts.timeZone);
  return {
    ...unusedProperties,
    operation_type: {
      web_update: isWritable,
      api_create: isWritable,
      web_create: isWritable,
      api_update: isWritable,
    },
    field_label: field.label,
    display_label: field.label,
    tooltip: field.tooltip,
    field_read_only: field.isReadOnly,
    read_only: !isWritable,
    id: field.id,
    created_time: time(field.createdAt),
    modified_time: time(field.modifiedAt),
    visible: accessTo(field, user) !== 'hidden',
    profiles: [...organization.profiles.values()].map((profile) => ({
      permission_type: field.access.get(profile.id) ?? 'read_write',
      name: profile.name,
      id: profile.id,
    })),
    view_type: { view: true, edit: isWritable, quick_create: false, create: isWritable },
    api_name: field.apiName,
    unique: field.isUnique ? { case_sensitive: false } : {},
    enable_colour_code: field.hasColours,
    pick_list_values: field.pickListValues.map((value, index) => ({
      display_value: value.display,
      sequence_number: index + 1,
      reference_value: value.actual,
      ...(value.colour !== null && { colour_code: value.colour }),
      actual_value: value.actual,
      id: value.id,
      type: 'used',
    })),
    system_mandatory: field.isMandatory,
    json_type: jsonTypes[field.dataType] ?? 'string',
    created_source: 'default',
    ui_type: uiTypes[field.dataType],
    custom_field: field.isCustom,
    lookup: renderLookup(organization, module, field),
    length: field.length,
    display_field: field.apiName === module.nameField,
    data_type: field.dataType,
    decimal_place: field.dataType === 'double' || field.dataType === 'currency' ? 2 : null,
    mass_update: isWritable,
  };
}

function renderLookup(organization: Organization, module: Module, field: Field) {
  const target = organization.modules.get(field.target ?? '');
  if (!target) return {};
  return {
    display_label: module.apiName,
    api_name: fieldOf(target, target.nameField)?.apiName ?? 'id',
    module: { api_name: target.apiName, crypt: false, id: target.id },
    id: field.id,
  };
}

/** Properties that the emulator has no use for, as a plain field has them. */
const unusedProperties = {
  associated_module: null,
  webhook: true,
  colour_code_enabled_by_system: false,
  display_format_properties: null,
  type: 'used',
  customizable_properties: null,
  association_details: null,
  businesscard_supported: true,
  multi_module_lookup: {},
  filterable: true,
  separator: false,
  searchable: true,
  history_tracking_enabled: false,
  external: null,
  parent_field: null,
  child_fields: null,
  private: null,
  virtual_field: false,
  crypt: null,
  range: null,
  display_type: -1,
  public: false,
  email_parser: { fields_update_supported: true, record_operations_supported: true },
  currency: {},
  hipaa_compliance: null,
  convert_mapping: { Contacts: null, Deals: null, Accounts: null },
  address: null,
  rollup_summary: {},
  pick_list_values_sorted_lexically: false,
  sortable: true,
  global_picklist: null,
  display_format: null,
  history_tracking: null,
  formula: {},
  additional_column: null,
  hipaa_compliance_enabled: false,
  multiselectlookup: {},
  auto_number: {},
};
