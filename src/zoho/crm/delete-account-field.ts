import { Fields, ParameterMap } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import { refusalFailure } from './answer-failure.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { zohoAnswerSchema } from './zoho-answer.ts';

const answerSchema = z.union([
  z.looseObject({ fields: z.tuple([zohoAnswerSchema], z.unknown()) }),
  zohoAnswerSchema.transform((answer): { fields: [typeof answer] } => ({ fields: [answer] })),
]);

/** How Zoho words that there is no such field. */
const gone = 'INVALID_DATA';

/**
 * Deletes a custom field of Accounts with what stands in it; one that is gone already is no error. 1 credit, taken on
 * trust: Zoho's price list does not name it. https://www.zoho.com/crm/developer/docs/api/v8/delete-field.html
 */
export async function deleteAccountField(
  call: CallCrm,
  connection: CrmConnection,
  fieldId: string,
): Promise<void> {
  const operation = 'delete-account-field';
  const { status, json } = await call(connection, {
    operation,
    credits: 1,
    items: 'fields',
    expected: [gone],
    request: async () => {
      const params = new ParameterMap();
      await params.add(Fields.DeleteFieldParam.MODULE, 'Accounts');
      return new Fields.FieldsOperations().deleteField(BigInt(fieldId), params);
    },
  });
  const [answer] = checked(answerSchema, json, operation).fields;
  if (answer.code === 'SUCCESS' || answer.code === gone) return;
  throw refusalFailure(answer, status, operation);
}
