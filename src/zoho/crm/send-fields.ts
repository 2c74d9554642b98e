import { Fields, ParameterMap } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { type ZohoAnswer, zohoAnswerSchema } from './zoho-answer.ts';

const answerSchema = z.looseObject({ fields: z.array(zohoAnswerSchema) });

/** Creates or changes fields of Accounts in one call; Zoho's answer for each, in the given order. 1 credit. */
export async function sendFields(
  call: CallCrm,
  connection: CrmConnection,
  operation: 'create-account-fields' | 'add-picklist-values',
  fields: Fields.Fields[],
): Promise<ZohoAnswer[]> {
  const { json } = await call(connection, {
    operation,
    credits: 1,
    items: 'fields',
    request: async () => {
      const params = new ParameterMap();
      await params.add(Fields.CreateFieldParam.MODULE, 'Accounts');
      const body = new Fields.BodyWrapper();
      body.setFields(fields);
      const operations = new Fields.FieldsOperations();
      return operation === 'create-account-fields'
        ? operations.createField(body, params)
        : operations.updateFields(body, params);
    },
  });
  const answers = checked(answerSchema, json, operation).fields;
  if (answers.length !== fields.length)
    throw new AppError('crm-unavailable', `${answers.length} answers to ${fields.length} fields`);
  return answers;
}
