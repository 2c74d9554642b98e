import type { AppDependencies } from './dependencies.ts';

const accountsPerTurn = 1000;

/**
 * Gives the accounts of a bulk write back of which nobody knows what became of them: they are read and written one by one,
 * and what the job may have put there is known as ours.
 */
export function createGiveUpBulkWrite({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function giveUpBulkWrite(
    organizationId: string,
    { hasFailed }: { hasFailed: boolean },
  ): Promise<void> {
    for (;;) {
      const rows = await store.classes.inBulk(organizationId, accountsPerTurn);
      if (rows.length === 0) break;
      await store.classes.releaseBulk(
        organizationId,
        rows.map(({ accountId }) => accountId),
      );
    }
    await store.organizations.change(organizationId, {
      bulkWrite: undefined,
      ...(hasFailed && { bulkWriteFailedAt: clock.now() }),
    });
  };
}
