import { invalidRequestMethod } from './common-answers.ts';
import { moduleInQuery } from './get-fields.ts';
import type { Answer, Call } from './operation.ts';
import { missingParam, refusal } from './refusals.ts';
import { answerViews, viewSuccess } from './view-answers.ts';

/** `DELETE /settings/custom_views?ids=`: removes views that are not Zoho's own. */
export function deleteViews(call: Call): Answer {
  const { organization, query } = call;
  if (organization.facts.hasOlderApi) return invalidRequestMethod;
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  const ids = query.get('ids')?.split(',').filter(Boolean) ?? [];
  if (ids.length === 0) return missingParam('ids');
  const results = ids.map((id) => {
    const index = organization.views.findIndex(
      (view) => view.id === id && view.module === module && view.systemName === null,
    );
    if (index < 0)
      return refusal(
        'INVALID_DATA',
        'The provided CustomView is either invalid or already Deleted',
        { id },
      );
    organization.views.splice(index, 1);
    return viewSuccess(id, 'deleted successfully');
  });
  return answerViews(results, 200);
}
