import type { Calibration } from '../core/calibration/calibration.ts';
import { dayOf } from '../core/day.ts';
import type { Context } from '../core/dimensions/dimension.ts';
import { Policy } from '../core/policy/policy.ts';
import { policyVersion } from '../core/policy/policy-version.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Store } from './ports/store.ts';

/** Under which an organization's accounts are classified at an instant. */
export interface OrganizationContext extends Context {
  policyVersion: string;
}

/** The policy in force; the standard policy until one is published. */
export async function readPolicy(store: Store, organizationId: string): Promise<Policy> {
  const current = await store.policies.current(organizationId);
  return Policy.parse(current ? JSON.parse(current.payload) : {});
}

/** Policy and calibration in force and the organization's own date; `undefined` before the first calibration. */
export async function readContext(
  store: Store,
  organization: Organization,
  now: number,
): Promise<OrganizationContext | undefined> {
  const calibration = await store.calibrations.latest(organization.id);
  if (!calibration) return undefined;
  const policy = await readPolicy(store, organization.id);
  const { timeZone, currency, countryCode, state, city } = organization.profile;
  return {
    asOf: dayOf(now, timeZone),
    policy,
    policyVersion: policyVersion(policy),
    calibration: JSON.parse(calibration.payload) as Calibration,
    home: { currency, country: countryCode, region: state, city },
  };
}
