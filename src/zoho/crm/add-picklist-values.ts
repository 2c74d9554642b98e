import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmPicklistValue } from '../../app/ports/crm-metadata.ts';
import { refusalFailure } from './answer-failure.ts';
import type { CallCrm } from './call-crm.ts';
import { furtherValues } from './new-field.ts';
import { sendFields } from './send-fields.ts';

/**
 * Adds values to a picklist, ten a call. 1 credit a call, taken on trust: Zoho's price list does not name it.
 * https://www.zoho.com/crm/developer/docs/api/v8/update-field.html
 */
export async function addPicklistValues(
  call: CallCrm,
  connection: CrmConnection,
  fieldId: string,
  values: readonly CrmPicklistValue[],
): Promise<void> {
  const operation = 'add-picklist-values';
  for (const request of furtherValues(fieldId, values)) {
    const [answer] = await sendFields(call, connection, operation, [request]);
    if (answer?.code !== 'SUCCESS') throw refusalFailure(answer, 400, operation);
  }
}
