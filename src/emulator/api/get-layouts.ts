import { renderLayout } from '../metadata/render-layout.ts';
import type { Answer, Call } from './operation.ts';
import { missingParam, refusal, refuse } from './refusals.ts';

/** `GET /settings/layouts`: the layout of a module with its sections and fields. */
export function getLayouts({ organization, user, query }: Call): Answer {
  const name = query.get('module');
  if (!name) return missingParam('module');
  const module = organization.modules.get(name);
  if (!module) {
    const message = 'the module name given seems to be invalid';
    return refuse(400, refusal('INVALID_MODULE', message));
  }
  return { status: 200, body: { layouts: [renderLayout(organization, user, module)] } };
}
