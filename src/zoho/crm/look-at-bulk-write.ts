import { BulkWrite } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmBulkWriteState, CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

const operation = 'look-at-bulk-write';

// Zoho spells the one in between with and without a space.
const waiting = z.looseObject({
  status: z.enum(['ADDED', 'QUEUED', 'INPROGRESS', 'IN PROGRESS']),
});
const completed = z.looseObject({
  status: z.literal('COMPLETED'),
  result: z.looseObject({ download_url: z.string() }),
});
const failed = z.looseObject({
  status: z.enum(['FAILED', 'FAILURE', 'SKIPPED']),
  resource: z
    .array(z.looseObject({ code: z.string().optional() }))
    .nullish()
    .catch(undefined),
});

const answerSchema = z.union([waiting, completed, failed]);

/** How far a bulk write is. 1 credit. https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/job-details.html */
export async function lookAtBulkWrite(
  call: CallCrm,
  connection: CrmConnection,
  jobId: string,
): Promise<CrmBulkWriteState> {
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: () => new BulkWrite.BulkWriteOperations().getBulkWriteJobDetails(jobId),
  });
  const job = checked(answerSchema, json, operation);
  switch (job.status) {
    case 'COMPLETED':
      return { state: 'done', result: job.result.download_url };
    case 'FAILED':
    case 'FAILURE':
    case 'SKIPPED':
      return { state: 'failed', detail: job.resource?.[0]?.code ?? '' };
    default:
      return { state: 'running' };
  }
}
