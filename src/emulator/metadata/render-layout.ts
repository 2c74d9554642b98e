import type { Field, Module } from '../organization/module.ts';
import type { Organization, Stage, User } from '../organization/organization.ts';
import { forecastCategory } from './forecast-category.ts';
import { renderField } from './render-field.ts';

/** The one layout of a module as `GET /settings/layouts` shows it. */
export function renderLayout(
  organization: Organization,
  user: User,
  module: Module,
): Record<string, unknown> {
  return {
    has_more_profiles: false,
    created_time: null,
    convert_mapping: null,
    visible: true,
    created_for: null,
    profiles: [...organization.profiles.values()].map(({ id, name }) => ({
      default: true,
      name,
      id,
      _default_view: { name: 'Standard', id: module.layoutId, type: 'layout' },
      _default_assignment_view: { name: 'Standard', id: module.layoutId, type: 'layout' },
    })),
    source: 'crm',
    created_by: null,
    sections: [renderSection(organization, user, module)],
    display_label: 'Standard',
    show_business_card: true,
    actions_allowed: {
      edit: true,
      rename: true,
      clone: true,
      downgrade: false,
      delete: false,
      deactivate: false,
      set_layout_permissions: true,
    },
    modified_time: null,
    api_name: 'Standard__s',
    name: 'Standard',
    modified_by: null,
    generated_type: 'system',
    id: module.layoutId,
    status: 'active',
  };
}

function renderSection(organization: Organization, user: User, module: Module) {
  return {
    isSubformSection: false,
    parent_section: null,
    display_label: `${module.apiName} Information`,
    mode: 'all',
    sequence_number: 1,
    actions_allowed: {
      add_field: true,
      rename: true,
      change_tab_traversal: true,
      reorder: true,
      delete: false,
      remove_field: true,
      change_column_count: true,
    },
    tab_traversal: 'left_to_right',
    api_name: `${module.apiName}_Information`,
    column_count: 2,
    name: `${module.apiName} Information`,
    generated_type: 'default',
    id: `${module.layoutId}`,
    fields: module.fields.map((field, index) => ({
      ...withoutEmailParser(renderField(organization, user, module, field)),
      required: field.isMandatory,
      sequence_number: index + 1,
      pick_list_values: field.pickListValues.map((value, position) => ({
        display_value: value.display,
        sequence_number: position + 1,
        reference_value: value.actual,
        maps: [],
        colour_code: value.colour,
        actual_value: value.actual,
        id: value.id,
        ...forecastOf(organization, module, field, value.actual),
        type: 'used',
      })),
    })),
    properties: null,
  };
}

function withoutEmailParser({ email_parser: _, ...rest }: Record<string, unknown>) {
  return rest;
}

/** What the Stage field tells of a stage, and only it: whether it means won, lost or open. */
function forecastOf(organization: Organization, module: Module, field: Field, name: string) {
  if (module.apiName !== 'Deals' || field.apiName !== 'Stage') return {};
  const stages: Stage[] = organization.pipelines.flatMap((pipeline) => [...pipeline.stages]);
  const stage = stages.find((candidate) => candidate.name === name);
  if (!stage) return {};
  return {
    deal_category: stage.forecastType === 'Open' ? 'Open' : stage.forecastType,
    probability: stage.probability,
    forecast_category: forecastCategory(organization, stage),
    forecast_type: stage.forecastType,
  };
}
