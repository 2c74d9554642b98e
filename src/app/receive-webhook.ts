import type { AppDependencies } from './dependencies.ts';
import type { CrmModule } from './ports/crm-metadata.ts';
import { hashSecret, matchesHash } from './secrets.ts';

/** What a workflow rule's webhook tells: records of one module. */
export interface WorkflowCall {
  module: CrmModule;
  recordIds: string[];
}

/** Compared against when no door has the address, so that the answer takes as long as for one that has. */
const noHash = hashSecret('');

/**
 * The second door: webhooks that an administrator attached to workflow rules. Zoho cannot sign them, so the secret in
 * the address and a token in a header stand for it. Marks the records as changed; `false` when the caller is not ours.
 */
export function createReceiveWebhook({
  store,
  clock,
  wakeWorker,
}: Pick<AppDependencies, 'store' | 'clock' | 'wakeWorker'>) {
  return async function receiveWebhook(
    urlSecret: string,
    token: string,
    { module, recordIds }: WorkflowCall,
  ): Promise<boolean> {
    const door = await store.channels.findWebhook(hashSecret(urlSecret));
    const knowsToken = matchesHash(token, door?.tokenHash ?? noHash);
    if (!door || !knowsToken) return false;
    const { organizationId } = door;
    await store.inbox.markRecords(
      recordIds.map((recordId) => ({ organizationId, module, recordId })),
      clock.now(),
    );
    wakeWorker();
    return true;
  };
}
