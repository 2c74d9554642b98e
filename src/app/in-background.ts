import type { Organization } from './ports/organization-store.ts';

/** An organization for work that can wait: its calls leave a part of the credit budget to others. */
export function inBackground(organization: Organization): Organization {
  return { ...organization, connection: { ...organization.connection, isBackground: true } };
}

/** An organization for what people in the CRM wait for. */
export function inForeground(organization: Organization): Organization {
  return { ...organization, connection: { ...organization.connection, isBackground: false } };
}
