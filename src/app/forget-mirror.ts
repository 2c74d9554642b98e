import type { AppDependencies } from './dependencies.ts';

/** Empties the mirror of an organization; for one that was away so long that nobody can tell what was deleted meanwhile. */
export function createForgetMirror({ store }: Pick<AppDependencies, 'store'>) {
  return async function forgetMirror(organizationId: string): Promise<void> {
    const { mirror } = store;
    for await (const batch of mirror.readAll(organizationId)) {
      const dealIds = batch.flatMap(({ deals }) => deals.map(({ id }) => id));
      const accountIds = batch.map(({ account }) => account.id);
      await mirror.remove(organizationId, 'Deals', dealIds);
      await mirror.remove(organizationId, 'Accounts', accountIds);
    }
    for await (const batch of mirror.readStrayDeals(organizationId)) {
      const dealIds = batch.map(({ id }) => id);
      await mirror.remove(organizationId, 'Deals', dealIds);
    }
  };
}
