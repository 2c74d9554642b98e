import { belongsTo } from '../organization/belongs-to-view.ts';
import { canSee } from '../organization/permissions.ts';
import { findModule, refuseByProfile } from './find-module.ts';
import { readListOptions } from './list-options.ts';
import { listPage } from './list-page.ts';
import type { Answer, Call } from './operation.ts';
import { invalidModule, invalidParam, refuse } from './refusals.ts';

/** `GET /{module}`: the records the user may see; with `cvid` those of a custom view. */
export function getRecords(call: Call): Answer {
  const module = findModule(call);
  if (!module) return refuse(400, invalidModule);
  const refused = refuseByProfile(call, module, 'read');
  if (refused) return refused;
  const options = readListOptions(call);
  if ('status' in options) return options;
  const { organization, user, query } = call;
  const viewId = query.get('cvid');
  const view = organization.views.find(({ id }) => id === viewId);
  if (viewId !== null && view?.module !== module) return invalidParam('cvid');
  return listPage(
    call,
    module,
    options,
    (record) =>
      canSee(organization, user, record) && (!view || belongsTo(organization, view, record)),
  );
}
