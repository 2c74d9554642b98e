import { relatedListsOf } from '../metadata/related-lists.ts';
import { fieldOf } from '../organization/module.ts';
import { moduleInQuery } from './get-fields.ts';
import type { Answer, Call } from './operation.ts';
import { refusal, refuse } from './refusals.ts';

/** Other metadata calls have a code of their own for a missing parameter; this one, by its file, has not. */
const moduleNotNamed = refusal('MANDATORY_NOT_FOUND', 'required parameter not found', {
  param_name: 'module',
});

/**
 * `GET /settings/related_lists`: the lists that hang on a module's records. Zoho's own SDK reads them before it reads a list.
 * https://www.zoho.com/crm/developer/docs/api/v8/related-list-meta.html
 */
export function getRelatedLists(call: Call): Answer {
  if (!call.query.get('module')) return refuse(400, moduleNotNamed);
  const parent = moduleInQuery(call);
  if ('status' in parent) return parent;
  const related_lists = relatedListsOf(parent.apiName).flatMap((list, index) => {
    const module = call.organization.modules.get(list.module);
    const lookup = module && fieldOf(module, list.lookup);
    if (!module || !lookup) return [];
    return {
      // A list has no id of its own here: the field that makes it lends its.
      id: lookup.id,
      sequence_number: String(index + 1),
      display_label: list.label,
      api_name: list.apiName,
      module: { api_name: module.apiName, id: module.id },
      name: list.label,
      action: null,
      href: `${parent.apiName}/{ENTITYID}/${list.apiName}`,
      type: 'default',
      customize_sort: false,
      customize_fields: false,
      customize_display_label: false,
      status: 'visible',
      connectedmodule: null,
      linkingmodule: null,
    };
  });
  if (related_lists.length === 0) return { status: 204 };
  return { status: 200, body: { related_lists } };
}
