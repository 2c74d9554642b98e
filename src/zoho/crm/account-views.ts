import { CustomViews, ParameterMap } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmView, CrmViewCreation, CrmViewFilter } from '../../app/ports/crm-metadata.ts';
import { refusalFailure } from './answer-failure.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { wordsOf, type ZohoAnswer, zohoAnswerSchema } from './zoho-answer.ts';

/** The SDK can read views but neither make nor delete them; Zoho's newest description can. */
const path = '/crm/v8/settings/custom_views?module=Accounts';
/** Nowhere stated; so few that a refusal costs little. */
const viewsPerCall = 10;

const answersSchema = z.looseObject({ custom_views: z.array(zohoAnswerSchema) });
const listSchema = z.looseObject({
  custom_views: z.array(z.looseObject({ id: z.string(), name: z.string().catch('') })),
});
const filterSchema = z.looseObject({
  field: z.looseObject({ api_name: z.string() }),
  comparator: z.string(),
  value: z.unknown(),
});
const viewSchema = z.looseObject({
  custom_views: z.tuple([z.looseObject({ criteria: z.unknown() })], z.unknown()),
});

/** The custom views of Accounts that the connected user sees. 1 credit, taken on trust. */
export async function listAccountViews(
  call: CallCrm,
  connection: CrmConnection,
): Promise<{ viewId: string; name: string }[]> {
  const operation = 'list-account-views';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: async () => new CustomViews.CustomViewsOperations().getCustomViews(await ofAccounts()),
  });
  if (json === undefined) return [];
  return checked(listSchema, json, operation).custom_views.map(({ id, name }) => ({
    viewId: id,
    name,
  }));
}

/** What a view filters by, where it is one of the filters we make. 1 credit, taken on trust. */
export async function readAccountView(
  call: CallCrm,
  connection: CrmConnection,
  viewId: string,
): Promise<CrmViewFilter | undefined> {
  const { json } = await call(connection, {
    operation: 'read-account-view',
    credits: 1,
    request: async () =>
      new CustomViews.CustomViewsOperations().getCustomView(BigInt(viewId), await ofAccounts()),
  });
  const criteria = viewSchema.safeParse(json).data?.custom_views[0].criteria;
  const filter = filterSchema.safeParse(criteria).data;
  if (!filter || typeof filter.value !== 'string') return undefined;
  const { field, comparator, value } = filter;
  if (comparator === 'equal') return { field: field.api_name, comparator: 'is', value };
  return comparator === 'contains' ? { field: field.api_name, comparator, value } : undefined;
}

/**
 * Makes public custom views of Accounts; answers in the given order. `crm-refused` where the organization's API cannot.
 * https://github.com/zoho/crm-oas/blob/main/v8.0/custom_views/operations/createCustomView/operation.md
 */
export async function createAccountViews(
  call: CallCrm,
  connection: CrmConnection,
  views: readonly CrmView[],
): Promise<CrmViewCreation[]> {
  const operation = 'create-account-views';
  const creations: CrmViewCreation[] = [];
  for (let start = 0; start < views.length; start += viewsPerCall) {
    const batch = views.slice(start, start + viewsPerCall);
    const { json } = await call(connection, {
      operation,
      credits: 1,
      items: 'custom_views',
      request: { method: 'POST', path, body: { custom_views: batch.map(newView) } },
    });
    const answers = checked(answersSchema, json, operation).custom_views;
    if (answers.length !== batch.length)
      throw new AppError('crm-unavailable', `${answers.length} answers to ${batch.length} views`);
    creations.push(...answers.map(creationOf));
  }
  return creations;
}

/** Deletes custom views of Accounts; those that are gone already are no error. 1 credit, taken on trust. */
export async function deleteAccountViews(
  call: CallCrm,
  connection: CrmConnection,
  viewIds: readonly string[],
): Promise<void> {
  const operation = 'delete-account-views';
  const { json, status } = await call(connection, {
    operation,
    credits: 1,
    items: 'custom_views',
    request: { method: 'DELETE', path: `${path}&ids=${viewIds.join(',')}` },
  });
  const answers = checked(answersSchema, json, operation).custom_views;
  const refused = answers.find(({ code }) => code !== 'SUCCESS' && code !== 'INVALID_DATA');
  if (refused) throw refusalFailure(refused, status, operation);
}

async function ofAccounts(): Promise<ParameterMap> {
  const params = new ParameterMap();
  await params.add(CustomViews.GetCustomViewsParam.MODULE, 'Accounts');
  return params;
}

function newView({ name, filter, columns }: CrmView): object {
  const { field, comparator, value } = filter;
  return {
    name,
    access_type: 'public',
    criteria: {
      field: { api_name: field },
      comparator: comparator === 'is' ? 'equal' : comparator,
      value,
      type: 'value',
    },
    fields: columns.map((apiName) => ({ api_name: apiName })),
  };
}

function creationOf(answer: ZohoAnswer): CrmViewCreation {
  const viewId = answer.details?.id;
  if (answer.code === 'SUCCESS' && viewId) return { viewId };
  return { refusal: wordsOf(answer) };
}
