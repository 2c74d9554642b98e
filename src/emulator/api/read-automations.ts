import { allAutomations } from '../organization/change-record.ts';
import type { Automation } from '../organization/organization.ts';
import { isEntry } from './read-entries.ts';
import { invalidData, mandatoryNotFound, type Refusal } from './refusals.ts';

const triggers = ['approval', 'workflow', 'blueprint', 'pathfinder', 'orchestration'];
const skippable = ['assignment_rules', 'cadences', 'connected_workflows'];
const actions = ['insert', 'update'];

/**
 * What automation a write sets off. Without `trigger` all of it runs, an empty one runs none
 * (Kaizen #33); cadences listen to `skip_feature_execution` alone
 * (https://www.zoho.com/crm/developer/docs/api/v8/update-records.html). An upsert names for each feature the action that
 * is to go without it (https://www.zoho.com/crm/developer/docs/api/v8/upsert-records.html): `action` is the one asked about.
 */
export function readAutomations(
  body: unknown,
  action?: 'insert' | 'update',
): readonly Automation[] | Refusal {
  const { trigger, skip_feature_execution: skip } = (body ?? {}) as {
    trigger?: unknown;
    skip_feature_execution?: unknown;
  };
  const wrongTrigger = unsupported(trigger, triggers, (index) => `$.trigger[${index}]`);
  if (wrongTrigger) return wrongTrigger;
  const skips = Array.isArray(skip) ? skip.map((entry) => (isEntry(entry) ? entry : {})) : skip;
  const wrongSkip =
    unsupportedIn(skips, 'name', skippable) ?? (action && unsupportedIn(skips, 'action', actions));
  if (wrongSkip) return wrongSkip;
  const skipsCadences =
    Array.isArray(skips) &&
    skips.some((one) => one.name === 'cadences' && (!action || one.action === action));
  return allAutomations.filter((automation) =>
    automation === 'cadences'
      ? !skipsCadences
      : !Array.isArray(trigger) || trigger.includes(automation),
  );
}

/** Why the features to be skipped cannot be read, as far as this key of theirs goes. */
function unsupportedIn(
  skips: unknown,
  key: 'name' | 'action',
  supported: readonly string[],
): Refusal | undefined {
  const values = Array.isArray(skips) ? skips.map((skip) => skip[key]) : skips;
  const path = (index: number) => `$.skip_feature_execution[${index}].${key}`;
  const missing = key === 'action' && Array.isArray(values) ? values.indexOf(undefined) : -1;
  return missing < 0 ? unsupported(values, supported, path) : mandatoryNotFound(path(missing));
}

function unsupported(
  values: unknown,
  supported: readonly string[],
  path: (index: number) => string,
): Refusal | undefined {
  if (values === undefined || values === null) return undefined;
  const index = Array.isArray(values) ? values.findIndex((v) => !supported.includes(v)) : 0;
  if (index < 0) return undefined;
  return invalidData(path(index), { supported_values: supported });
}
