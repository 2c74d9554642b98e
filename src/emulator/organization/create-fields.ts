import type { DataType, FieldDefinition } from '../metadata/field-definition.ts';
import { define } from '../metadata/field-definition.ts';
import { currencyFields, sharedFields } from '../metadata/shared-fields.ts';
import { standardModules } from '../metadata/standard-modules.ts';
import type { CustomFieldSeed, ModuleName, OrganizationSeed } from '../organization-seed.ts';
import type { Identifiers } from './identifiers.ts';
import type { Field, PickListValue } from './module.ts';
import type { Pipeline } from './organization.ts';

/** The fields of a module as an organization has them on its first day. */
export function createModuleFields(
  module: ModuleName,
  seed: OrganizationSeed,
  pipelines: readonly Pipeline[],
  identifiers: Identifiers,
): Field[] {
  const own = standardModules[module].fields.map((field) => withSeedValues(field, module, seed));
  const definitions = [...sharedFields, ...own, ...moneyFields(module, seed)];
  const standard = definitions.map((definition) => {
    const field = createField(definition, identifiers, false);
    if (module === 'Deals') fillFromPipelines(field, pipelines, identifiers);
    return field;
  });
  const custom = (seed.customFields ?? [])
    .filter((field) => field.module === module)
    .map((field) => createField(customDefinition(field), identifiers, true));
  return [...standard, ...custom];
}

/** A field made from its definition; each of its picklist entries gets an id too. */
export function createField(
  definition: FieldDefinition,
  identifiers: Identifiers,
  isCustom: boolean,
  at?: number,
): Field {
  const { apiName, label, dataType, length } = definition;
  return {
    id: identifiers.next(),
    apiName,
    label,
    dataType,
    length,
    isCustom,
    isMandatory: definition.isMandatory === true,
    isReadOnly: definition.isReadOnly === true,
    isUnique: definition.isUnique === true,
    target: definition.target,
    pickListValues: (definition.values ?? []).map((value) => entry(value, identifiers)),
    hasColours: false,
    tooltip: null,
    access: new Map(),
    createdAt: at,
    modifiedAt: at,
  };
}

function entry(actual: string, identifiers: Identifiers): PickListValue {
  return { id: identifiers.next(), actual, display: actual, colour: null };
}

function withSeedValues(
  field: FieldDefinition,
  module: ModuleName,
  seed: OrganizationSeed,
): FieldDefinition {
  const given = seed.picklists?.find((p) => p.module === module && p.field === field.apiName);
  return given ? { ...field, values: given.values } : field;
}

function moneyFields(module: ModuleName, seed: OrganizationSeed): FieldDefinition[] {
  if (!seed.currencies || (module !== 'Accounts' && module !== 'Deals')) return [];
  const codes = seed.currencies.map((currency) => currency.isoCode);
  return currencyFields.map((f) => (f.apiName === 'Currency' ? { ...f, values: codes } : f));
}

function fillFromPipelines(
  field: Field,
  pipelines: readonly Pipeline[],
  identifiers: Identifiers,
): void {
  if (field.apiName === 'Pipeline') {
    for (const { name, display } of pipelines)
      field.pickListValues.push({ id: identifiers.next(), actual: name, display, colour: null });
  }
  if (field.apiName === 'Stage') {
    const stages = new Map(pipelines.flatMap((p) => p.stages).map((stage) => [stage.id, stage]));
    for (const { id, name, display, colour } of stages.values())
      field.pickListValues.push({ id, actual: name, display, colour });
  }
}

function customDefinition(seed: CustomFieldSeed): FieldDefinition {
  const { apiName, label, dataType, values, isUnique } = seed;
  return define(apiName, dataType satisfies DataType, {
    label,
    ...(values && { values }),
    ...(isUnique && { isUnique }),
  });
}
