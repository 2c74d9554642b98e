import type { ModuleName, Permission } from '../organization-seed.ts';
import type { Field, FieldAccess, Module, StoredRecord } from './module.ts';
import type { Organization, User } from './organization.ts';

/** Whether the user's profile allows this in the module at all. */
export function isAllowed(
  organization: Organization,
  user: User,
  module: ModuleName,
  permission: Permission,
): boolean {
  const profile = organization.profiles.get(user.profileId);
  return profile !== undefined && !profile.denies?.includes(`${module}.${permission}`);
}

/** Whether the user may see the record: all of them, or those he owns. Roles and sharing rules come down to that here. */
export function canSee(organization: Organization, user: User, record: StoredRecord): boolean {
  return seesAll(organization, user) || record.ownerId === user.id;
}

/** Whether no record is hidden from the user. */
function seesAll(organization: Organization, user: User): boolean {
  return organization.profiles.get(user.profileId)?.seesAll === true;
}

/** The record with this id if the user may see it. */
export function findVisible(
  organization: Organization,
  user: User,
  module: Module,
  id: string,
): StoredRecord | undefined {
  const record = module.records.get(id);
  return record && canSee(organization, user, record) ? record : undefined;
}

/** Whether the user may change metadata. */
export function isAdministrator(organization: Organization, user: User): boolean {
  return organization.profiles.get(user.profileId)?.isAdministrator === true;
}

/** What the user may do with a field. */
export function accessTo(field: Field, user: User): FieldAccess {
  return field.access.get(user.profileId) ?? 'read_write';
}
