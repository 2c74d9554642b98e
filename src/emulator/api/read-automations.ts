import { allAutomations } from '../organization/change-record.ts';
import type { Automation } from '../organization/organization.ts';
import { invalidData, type Refusal } from './refusals.ts';

const triggers = ['approval', 'workflow', 'blueprint', 'pathfinder', 'orchestration'];
const skippable = ['assignment_rules', 'cadences', 'connected_workflows'];

/**
 * What automation a write sets off. Without `trigger` all of it runs, an empty one runs none
 * (Kaizen #33); cadences listen to `skip_feature_execution` alone
 * (https://www.zoho.com/crm/developer/docs/api/v8/update-records.html).
 */
export function readAutomations(body: unknown): readonly Automation[] | Refusal {
  const { trigger, skip_feature_execution: skip } = (body ?? {}) as {
    trigger?: unknown;
    skip_feature_execution?: unknown;
  };
  const wrongTrigger = unsupported(trigger, triggers, (index) => `$.trigger[${index}]`);
  if (wrongTrigger) return wrongTrigger;
  const names = Array.isArray(skip)
    ? skip.map((entry) => (entry as { name?: unknown } | null)?.name)
    : skip;
  const path = (index: number) => `$.skip_feature_execution[${index}].name`;
  const wrongSkip = unsupported(names, skippable, path);
  if (wrongSkip) return wrongSkip;
  const skipsCadences = Array.isArray(names) && names.includes('cadences');
  return allAutomations.filter((automation) =>
    automation === 'cadences'
      ? !skipsCadences
      : !Array.isArray(trigger) || trigger.includes(automation),
  );
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
