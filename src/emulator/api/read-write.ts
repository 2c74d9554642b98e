import type { Module } from '../organization/module.ts';
import type { Permission } from '../organization-seed.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import { type Answer, type Call, unreadable } from './operation.ts';
import { invalidModule, refuseIn, unparsable } from './refusals.ts';
import { type Item, readItems } from './write-items.ts';

/** Which records a call wants written, and in which module. */
interface Write {
  readonly module: Module;
  readonly items: readonly Item[];
}

/** What a write of records asks for, or Zoho's refusal of the whole call; the user needs all of the permissions. */
export function readWrite(call: Call, ...permissions: readonly Permission[]): Write | Answer {
  const module = findModule(call);
  if (!module) return refuseIn('data', invalidModule);
  for (const permission of permissions) {
    const refused = refuseByProfile(call, module, permission);
    if (refused) return refused;
  }
  if (call.body === unreadable || call.body === undefined) return refuseIn('data', unparsable);
  const items = readItems(call.body);
  return 'code' in items ? refuseIn('data', items) : { module, items };
}
