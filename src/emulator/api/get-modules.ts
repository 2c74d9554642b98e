import { renderModule } from '../metadata/render-module.ts';
import { findModule } from './find-module.ts';
import { defaultView } from './get-views.ts';
import type { Answer, Call } from './operation.ts';
import { invalidModule, refusal, refuse } from './refusals.ts';

const statuses = ['visible', 'user_hidden', 'system_hidden', 'scheduled_for_deletion'];

/**
 * `GET /settings/modules`: the modules of the emulator, all of which everybody sees; 204 when only hidden ones are wanted.
 * https://www.zoho.com/crm/developer/docs/api/v7/modules-api.html
 */
export function getModules({ organization, user, query }: Call): Answer {
  const wanted = query.get('status')?.split(',') ?? ['visible'];
  const index = wanted.findIndex((status) => !statuses.includes(status));
  if (index >= 0) return refuse(400, invalidStatus(index));
  if (!wanted.includes('visible')) return { status: 204 };
  const modules = [...organization.modules.values()].map((module) =>
    renderModule(organization, user, module),
  );
  return { status: 200, body: { modules } };
}

/** `GET /settings/modules/{module}`: one module, by its API name or its id, with the view that opens first. */
export function getModule(call: Call): Answer {
  const { organization, user, params } = call;
  const byId = () => [...organization.modules.values()].find(({ id }) => id === params['module']);
  const module = findModule(call) ?? byId();
  if (!module) return refuse(400, { ...invalidModule, details: { resource_path_index: 2 } });
  const view = defaultView(call, module);
  const whole = {
    ...renderModule(organization, user, module),
    display_field: module.nameField,
    ...(view && { custom_view: view }),
  };
  return { status: 200, body: { modules: [whole] } };
}

function invalidStatus(index: number) {
  return refusal('INVALID_DATA', 'The status given is invalid.', {
    index,
    supported_values: statuses,
    param_name: 'status',
  });
}
