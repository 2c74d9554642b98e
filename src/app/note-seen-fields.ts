import type { AppDependencies } from './dependencies.ts';
import type { CrmAccountRecord } from './ports/crm.ts';

/**
 * How much later than its last change a record has to be read: the CRM tells changes to the second, so that one right after the
 * reading could not be told apart from that change, and clocks differ a little.
 */
const settledMs = 2000;

/**
 * Notes of accounts just read that we know what our own fields hold up to their last change, so that they can be written on
 * condition that nobody has changed them since; see `writeOnCondition`. To be called once what was read is saved.
 *
 * @param readAt an instant before the reading
 */
export async function noteSeenFields(
  store: AppDependencies['store'],
  organizationId: string,
  records: readonly CrmAccountRecord[],
  readAt: number,
): Promise<void> {
  const settled = records.filter(({ modifiedAt }) => readAt - modifiedAt >= settledMs);
  await store.mirror.noteSeen(
    organizationId,
    settled.map(({ facts, modifiedAt }) => ({ accountId: facts.id, modifiedAt })),
  );
}
