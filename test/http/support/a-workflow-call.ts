import { createHmac, randomUUID } from 'node:crypto';
import { workflowKey } from '../../../src/app/receive-workflow-call.ts';

/** What our function in the CRM tells, before it is signed. */
export interface WorkflowWords {
  organizationId: string;
  module: string;
  recordId: string;
  timestamp: string;
}

/** A call as our function in the CRM makes it, signed with the key of an organization. */
export function aWorkflowCall(words: WorkflowWords, secretKey: string, signer: string) {
  const { organizationId, module, recordId, timestamp } = words;
  const nonce = randomUUID();
  const text = [organizationId, module, recordId, timestamp, nonce].join('.');
  const key = workflowKey(secretKey, signer);
  return { ...words, nonce, signature: createHmac('sha256', key).update(text).digest('hex') };
}
