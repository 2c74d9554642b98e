import type { Calibration } from '../core/calibration/calibration.ts';
import { type Day, dayOf } from '../core/day.ts';
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

/** Calibrations over which classes are held: a year of months. */
const heldCalibrations = 12;

/**
 * The calibration in force, last, and those before it under the same policy: one per day, oldest first. A new policy starts
 * afresh, so that what it decides shows at once.
 */
async function readCalibrations(store: Store, organizationId: string): Promise<Calibration[]> {
  const rows = await store.calibrations.list(organizationId, heldCalibrations);
  const newestFirst = rows.map(({ payload }) => JSON.parse(payload) as Calibration);
  const [inForce] = newestFirst;
  const byDay = new Map<Day, Calibration>();
  for (const calibration of newestFirst) {
    if (calibration.policyVersion !== inForce?.policyVersion) break;
    if (!byDay.has(calibration.asOf)) byDay.set(calibration.asOf, calibration);
  }
  return [...byDay.values()].toSorted((a, b) => a.asOf - b.asOf);
}

/** Policy and calibration in force and the organization's own date; `undefined` before the first calibration. */
export async function readContext(
  store: Store,
  organization: Organization,
  now: number,
): Promise<OrganizationContext | undefined> {
  const calibrations = await readCalibrations(store, organization.id);
  const calibration = calibrations.at(-1);
  if (!calibration) return undefined;
  const policy = await readPolicy(store, organization.id);
  const { timeZone, currency, countryCode, state, city } = organization.profile;
  return {
    asOf: dayOf(now, timeZone),
    policy,
    policyVersion: policyVersion(policy),
    calibration,
    earlier: calibrations.slice(0, -1),
    home: { currency, country: countryCode, region: state, city },
  };
}
