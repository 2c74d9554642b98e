import { Choice, Header, HeaderMap, Record as Records } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { CrmAccountUpdate, CrmConnection, CrmUpdateOutcome } from '../../app/ports/crm.ts';
import { refusalFailure } from './answer-failure.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { updateOutcome } from './update-outcome.ts';
import { zohoAnswerSchema } from './zoho-answer.ts';

const mostRows = 100;
const rowsPerCredit = 10;

const answerSchema = z.looseObject({ data: z.array(zohoAnswerSchema) });

/**
 * Writes fields of up to 100 accounts in one call: a credit for each ten. Zoho answers for each row apart (200,
 * 207 or, when all failed, 400), in the order of the request.
 * Of a single row it may be asked that nobody has changed the record since (412).
 * https://www.zoho.com/crm/developer/docs/api/v8/update-records.html
 */
export async function updateAccounts(
  call: CallCrm,
  connection: CrmConnection,
  updates: readonly CrmAccountUpdate[],
  unmodifiedSince?: number,
): Promise<CrmUpdateOutcome[]> {
  if (updates.length > mostRows) throw new RangeError(`more than ${mostRows} accounts in one call`);
  if (updates.length === 0) return [];
  // Zoho does not say of which row it would hold of several.
  if (unmodifiedSince !== undefined && updates.length > 1)
    throw new RangeError('a condition holds for one account');
  const operation = 'update-accounts';
  const { status, json } = await call(connection, {
    operation,
    credits: Math.ceil(updates.length / rowsPerCredit),
    items: 'data',
    request: async () => {
      const headers = new HeaderMap();
      if (unmodifiedSince !== undefined)
        await headers.add(new Header('If-Unmodified-Since'), secondOf(unmodifiedSince));
      return new Records.RecordOperations('Accounts').updateRecords(bodyOf(updates), headers);
    },
  });
  const outcomes = checked(answerSchema, json, operation).data;
  if (outcomes.length !== updates.length) {
    const [first] = outcomes;
    if (status >= 400 && first) throw refusalFailure(first, status, operation);
    throw new AppError(
      'crm-unavailable',
      `${outcomes.length} answers to ${updates.length} updates`,
    );
  }
  return outcomes.map((outcome, index) => updateOutcome(updates[index]?.id ?? '', outcome));
}

/** An instant as Zoho writes them: whole seconds with an offset. */
function secondOf(instant: number): string {
  return new Date(instant).toISOString().replace(/\.\d+Z$/, '+00:00');
}

function bodyOf(updates: readonly CrmAccountUpdate[]): Records.BodyWrapper {
  const body = new Records.BodyWrapper();
  body.setData(updates.map(recordOf));
  // Without this list every workflow, approval and blueprint of the customer would run on our writes; cadences
  // run in spite of it and have a switch of their own.
  body.setTrigger([]);
  const cadences = new Records.SkipFeatureExecution();
  cadences.setName('cadences');
  body.setSkipFeatureExecution([cadences]);
  return body;
}

function recordOf({ id, values }: CrmAccountUpdate): Records.Record {
  const record = new Records.Record();
  record.setId(BigInt(id));
  for (const [name, value] of Object.entries(values)) {
    // Wrapped in `Choice` the SDK passes a value on as it is; a bare one it first looks up among 1,700 class names.
    record.addKeyValue(name, value === null ? null : new Choice(value));
  }
  return record;
}
