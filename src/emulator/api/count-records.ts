import { canSee } from '../organization/permissions.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import type { Answer, Call } from './operation.ts';
import { invalidModule, refuse } from './refusals.ts';

/** `GET /{module}/actions/count`: how many records the user may see. Conditions are not emulated, and refused. */
export function countRecords(call: Call): Answer {
  const module = findModule(call);
  if (!module) return refuse(400, invalidModule);
  const refused = refuseByProfile(call, module, 'read');
  if (refused) return refused;
  const { organization, user } = call;
  let count = 0;
  for (const record of module.records.values()) if (canSee(organization, user, record)) count += 1;
  return { status: 200, body: { count } };
}
