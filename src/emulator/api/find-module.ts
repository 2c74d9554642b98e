import type { Module } from '../organization/module.ts';
import { isAllowed } from '../organization/permissions.ts';
import type { Permission } from '../organization-seed.ts';
import type { Answer, Call } from './operation.ts';
import { noPermission } from './refusals.ts';

/** The module that a call's path names. */
export function findModule(call: Call): Module | undefined {
  return call.organization.modules.get(call.params['module'] ?? '');
}

const permissionNames: Readonly<Record<Permission, string>> = {
  read: 'View',
  create: 'Create',
  edit: 'Edit',
  delete: 'Delete',
};

/** Zoho's refusal when the user's profile forbids this in the module at all. */
export function refuseByProfile(
  call: Call,
  module: Module,
  permission: Permission,
): Answer | undefined {
  if (isAllowed(call.organization, call.user, module.apiName, permission)) return undefined;
  return noPermission(`Crm_Implied_${permissionNames[permission]}_${module.apiName}`);
}
