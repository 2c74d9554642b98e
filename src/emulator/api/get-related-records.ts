import { relatedListsOf } from '../metadata/related-lists.ts';
import type { Lookup, StoredRecord } from '../organization/module.ts';
import { canSee, findVisible } from '../organization/permissions.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import { readListOptions } from './list-options.ts';
import { listPage } from './list-page.ts';
import type { Answer, Call } from './operation.ts';
import { invalidModule, refusal, refuse } from './refusals.ts';

/** `GET /{module}/{recordID}/{relatedList}`: the records that point at one. */
export function getRelatedRecords(call: Call): Answer {
  const parentModule = findModule(call);
  if (!parentModule) return refuse(400, invalidModule);
  const lists = relatedListsOf(parentModule.apiName);
  const list = lists.find(({ apiName }) => apiName === call.params['relatedList']);
  const module = list && call.organization.modules.get(list.module);
  if (!module)
    return refuse(
      400,
      refusal('INVALID_DATA', 'the relation name given seems to be invalid', at(2)),
    );
  const refused = refuseByProfile(call, module, 'read');
  if (refused) return refused;
  const { organization, user } = call;
  const parentId = call.params['recordID'] ?? '';
  const parent = findVisible(organization, user, parentModule, parentId);
  if (!parent)
    return refuse(400, refusal('INVALID_DATA', 'the related id given seems to be invalid', at(1)));
  const options = readListOptions(call);
  if ('status' in options) return options;
  const belongs = (record: StoredRecord) =>
    (record.values[list.lookup] as Lookup | null | undefined)?.id === parent.id &&
    canSee(organization, user, record);
  return withoutSort(listPage(call, module, options, belongs));
}

function at(index: number) {
  return { resource_path_index: index };
}

/** A related list tells less about its page than a module does, and knows no 304. */
function withoutSort(answer: Answer): Answer {
  if (answer.status === 304) return { status: 204 };
  const info = answer.body?.['info'] as Record<string, unknown> | undefined;
  if (!info) return answer;
  const { call: _, email: __, sort_by: ___, sort_order: ____, ...rest } = info;
  return { ...answer, body: { ...answer.body, info: rest } };
}
