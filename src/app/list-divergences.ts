import { dayOf } from '../core/day.ts';
import { dimensionOf } from '../core/dimensions/registry.ts';
import type { AppDependencies } from './dependencies.ts';
import type { Override } from './ports/class-store.ts';

/** An account on which a person and the rules disagree. */
export interface Divergence extends Override {
  /** What the rules say. */
  computed: string;
}

/** Accounts looked up in one step. */
const accountsPerRead = 500;

/**
 * Where people's choices differ from what the rules say today, newest choice first: a work list for whoever owns the rules
 * (are they wrong?) and for whoever chose (is it still so?). Choices that are over are no longer on it.
 */
export function createListDivergences({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function listDivergences(organizationId: string): Promise<Divergence[]> {
    const organization = await store.organizations.find(organizationId);
    if (!organization) return [];
    const today = dayOf(clock.now(), organization.profile.timeZone);
    const choices = (await store.overrides.list(organizationId)).filter(
      ({ dimension, until }) => dimensionOf(dimension) && (until === undefined || until >= today),
    );
    const computed = await computedClasses(
      organizationId,
      choices.map(({ accountId }) => accountId),
    );
    return choices
      .flatMap((choice): Divergence[] => {
        const value = computed.get(choice.accountId)?.[choice.dimension];
        return value === undefined || value === choice.value
          ? []
          : [{ ...choice, computed: value }];
      })
      .toSorted((a, b) => b.at - a.at);
  };

  async function computedClasses(
    organizationId: string,
    accountIds: string[],
  ): Promise<Map<string, Record<string, string>>> {
    const ids = [...new Set(accountIds)];
    const found = new Map<string, Record<string, string>>();
    for (let from = 0; from < ids.length; from += accountsPerRead) {
      const rows = await store.classes.find(
        organizationId,
        ids.slice(from, from + accountsPerRead),
      );
      for (const { accountId, classes } of rows) found.set(accountId, classes);
    }
    return found;
  }
}
