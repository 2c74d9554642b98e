import type { AppDependencies } from './dependencies.ts';
import type { CrmModule } from './ports/crm-metadata.ts';
import { type CallSignature, callKey, judgeCall } from './signed-calls.ts';

/** What our function in the CRM tells when a workflow rule runs it: a record that has changed. */
export interface WorkflowFunctionCall extends CallSignature {
  organizationId: string;
  module: CrmModule;
  recordId: string;
}

/** The key by which an organization's function signs; tells nothing of another's. */
export function workflowKey(secretKey: string, organizationId: string): string {
  return callKey(secretKey, `workflow ${organizationId}`);
}

/**
 * Takes the signed word of our function in the CRM that a record has changed, and marks it; nothing is kept on an
 * organization that is not connected. A call that comes again within five minutes has a record looked at once more, and
 * does no other harm. `false` when the caller is not ours, or speaks of long ago.
 */
export function createReceiveWorkflowCall({
  store,
  clock,
  secretKey,
  wakeWorker,
}: Pick<AppDependencies, 'store' | 'clock' | 'secretKey' | 'wakeWorker'>) {
  return async function receiveWorkflowCall(call: WorkflowFunctionCall): Promise<boolean> {
    const { organizationId, module, recordId } = call;
    const key = workflowKey(secretKey, organizationId);
    const now = clock.now();
    if (judgeCall(key, [organizationId, module, recordId], call, now) !== 'believed') return false;
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') return true;
    await store.inbox.markRecords([{ organizationId, module, recordId }], now);
    wakeWorker();
    return true;
  };
}
