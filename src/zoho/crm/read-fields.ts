import { Fields, ParameterMap } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmModule } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { type ZohoField, zohoFieldSchema } from './zoho-field.ts';

const answerSchema = z.looseObject({ fields: z.array(zohoFieldSchema) });

/** All fields of a module. 1 credit. */
export async function readFields(
  call: CallCrm,
  connection: CrmConnection,
  module: CrmModule,
): Promise<ZohoField[]> {
  const operation = `read-${module === 'Accounts' ? 'account' : 'deal'}-fields`;
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: async () => {
      const params = new ParameterMap();
      await params.add(Fields.GetFieldsParam.MODULE, module);
      return new Fields.FieldsOperations().getFields(params);
    },
  });
  return json === undefined ? [] : checked(answerSchema, json, operation).fields;
}
