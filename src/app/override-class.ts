import { type Day, dayOf } from '../core/day.ts';
import { dimensionOf } from '../core/dimensions/registry.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { Organization } from './ports/organization-store.ts';
import { readPolicy } from './read-context.ts';

/** A class that a person sets above the computed one. */
export interface ClassChoice {
  accountId: string;
  dimension: string;
  /** A class of the dimension under the policy in force. */
  value: string;
  /** CRM user who chooses. */
  by: string;
  /** In their words. */
  why: string;
  /** Last day it holds; until it is lifted when absent. */
  until?: Day | undefined;
}

/**
 * What people decide over the head of the rules, on every dimension, with who, why and until when. The computed class goes
 * on moving beneath; the one in force follows it again once the choice is lifted or over.
 */
export function createOverrideClass({
  store,
  clock,
  wakeWorker,
}: Pick<AppDependencies, 'store' | 'clock' | 'wakeWorker'>) {
  return {
    /** @throws AppError `organization-not-connected`, `not-found`, `invalid-request` */
    async override(organizationId: string, choice: ClassChoice): Promise<void> {
      const organization = await connected(organizationId);
      await check(organization, choice);
      await store.overrides.save(organizationId, { ...choice, at: clock.now() });
      await decideAnew(organizationId, choice.accountId);
    },

    /** Gives the dimension back to the rules; one that is not overridden stays as it is. */
    async lift(organizationId: string, accountId: string, dimension: string): Promise<void> {
      await connected(organizationId);
      await store.overrides.remove(organizationId, accountId, dimension);
      await decideAnew(organizationId, accountId);
    },
  };

  async function connected(organizationId: string): Promise<Organization> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    return organization;
  }

  async function check(
    { id, profile }: Organization,
    { accountId, dimension, value, until }: ClassChoice,
  ): Promise<void> {
    const [member] = await store.mirror.readGroups(id, [accountId]);
    if (!member) throw new AppError('not-found', 'account');
    const classes = dimensionOf(dimension)?.classes(await readPolicy(store, id)) ?? [];
    if (!classes.some((each) => each.id === value)) {
      throw new AppError('invalid-request', `no class ${value} in dimension ${dimension}`);
    }
    if (until !== undefined && until < dayOf(clock.now(), profile.timeZone)) {
      throw new AppError('invalid-request', 'until is a day that is over');
    }
  }

  async function decideAnew(organizationId: string, accountId: string): Promise<void> {
    await store.inbox.markAccounts(organizationId, [accountId], 'override', clock.now());
    wakeWorker();
  }
}
