import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmFieldCreation, NewCrmField } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { furtherValues, newField, valuesPerCall } from './new-field.ts';
import { sendFields } from './send-fields.ts';
import { wordsOf, type ZohoAnswer } from './zoho-answer.ts';

const fieldsPerCall = 5;

const refusals: Record<string, Extract<CrmFieldCreation, { refusal: string }>['refusal']> = {
  DUPLICATE_DATA: 'duplicate-label',
  LIMIT_EXCEEDED: 'limit-reached',
  FIELD_LIMIT_EXCEEDED: 'limit-reached',
  LIMIT_REACHED: 'limit-reached',
  NO_PERMISSION: 'no-permission',
  AUTHORIZATION_FAILED: 'no-permission',
  NOT_ALLOWED: 'no-permission',
};

/**
 * Creates fields on Accounts, five a call; a picklist of more than ten values gets the others right after, in a call
 * of its own. 1 credit a call, taken on trust: Zoho's price list does not name it.
 * https://www.zoho.com/crm/developer/docs/api/v8/create-field.html
 */
export async function createAccountFields(
  call: CallCrm,
  connection: CrmConnection,
  fields: readonly NewCrmField[],
): Promise<CrmFieldCreation[]> {
  const creations: CrmFieldCreation[] = [];
  for (let start = 0; start < fields.length; start += fieldsPerCall) {
    const batch = fields.slice(start, start + fieldsPerCall);
    const answers = await sendFields(
      call,
      connection,
      'create-account-fields',
      batch.map(newField),
    );
    for (const [index, field] of batch.entries()) {
      const creation = creationOf(field.key, answers[index] ?? { code: 'NO_ANSWER' });
      creations.push('fieldId' in creation ? await complete(creation, field) : creation);
    }
  }
  return creations;

  async function complete(created: { key: string; fieldId: string }, field: NewCrmField) {
    for (const request of furtherValues(created.fieldId, field.values.slice(valuesPerCall))) {
      const [answer] = await sendFields(call, connection, 'add-picklist-values', [request]);
      if (answer?.code !== 'SUCCESS') return incomplete(created.key, answer);
    }
    return created;
  }
}

function creationOf(key: string, answer: ZohoAnswer): CrmFieldCreation {
  const fieldId = answer.details?.id;
  if (answer.code === 'SUCCESS' && fieldId) return { key, fieldId };
  return { key, refusal: refusals[answer.code] ?? 'other', detail: wordsOf(answer) };
}

function incomplete(key: string, answer: ZohoAnswer | undefined): CrmFieldCreation {
  const words = answer ? wordsOf(answer) : 'no answer';
  return {
    key,
    refusal: 'other',
    detail: `created, but some of its values were refused: ${words}`,
  };
}
