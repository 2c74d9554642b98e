import { BulkRead } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmBulkState, CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';

const operation = 'look-at-bulk-read';

const waiting = z.looseObject({ state: z.enum(['ADDED', 'QUEUED', 'IN PROGRESS']) });
const completed = z.looseObject({
  state: z.literal('COMPLETED'),
  result: z.looseObject({
    count: z.number().int().nonnegative(),
    more_records: z.boolean(),
    next_page_token: z.string().nullish(),
  }),
});
const failed = z.looseObject({
  state: z.enum(['FAILURE', 'FAILED']),
  result: z
    .looseObject({ error_message: z.looseObject({ code: z.string() }) })
    .nullish()
    .catch(undefined),
});

const answerSchema = z.looseObject({ data: z.tuple([z.union([waiting, completed, failed])]) });

/** How far a bulk job is. 1 credit. https://www.zoho.com/crm/developer/docs/api/v8/bulk-read/job-details.html */
export async function lookAtBulkRead(
  call: CallCrm,
  connection: CrmConnection,
  jobId: string,
): Promise<CrmBulkState> {
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: () => new BulkRead.BulkReadOperations().getBulkReadJobDetails(BigInt(jobId)),
  });
  const [job] = checked(answerSchema, json, operation).data;
  switch (job.state) {
    case 'COMPLETED': {
      const { count, more_records, next_page_token } = job.result;
      return { state: 'done', rows: count, ...(more_records && tokenOf(next_page_token)) };
    }
    case 'FAILURE':
    case 'FAILED':
      return { state: 'failed', detail: job.result?.error_message.code ?? '' };
    default:
      return { state: 'running' };
  }
}

function tokenOf(token: string | null | undefined): { next: string } {
  return { next: checked(z.string(), token, operation) };
}
