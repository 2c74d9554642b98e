import type { Operation } from './operation.ts';

/** An operation that Zoho has and the emulator does not. */
export type LeftOut = Pick<Operation, 'method' | 'path'>;

/** Below `/settings`, Zoho has far more than an account is classified by; of this the emulator has what its table names. */
const settings = [
  'POST PUT /settings/modules',
  'PUT /settings/modules/{module}',
  'PUT /settings/custom_views',
  'PUT /settings/custom_views/actions/change_sort',
  'PUT /settings/custom_views/{viewId}',
  'PUT /settings/custom_views/{viewId}/actions/change_sort',
  'GET PATCH DELETE /settings/layouts/{id}',
  'POST PATCH PUT /settings/pipeline',
  'GET PATCH PUT /settings/pipeline/{id}',
  'POST /settings/pipeline/actions/transfer',
  'GET POST PUT /settings/tags',
  'PUT DELETE /settings/tags/{id}',
  'GET POST PUT /settings/variables',
  'GET PUT DELETE /settings/variables/{id}',
  'GET POST /settings/profiles',
  'GET PUT DELETE /settings/profiles/{id}',
  'GET POST PUT /settings/roles',
  'GET PUT DELETE /settings/roles/{id}',
  'GET /settings/territories',
  'GET DELETE /settings/recycle_bin',
  'GET DELETE /settings/recycle_bin/{recordId}',
  'GET /settings/recycle_bin/actions/count',
  'POST /settings/recycle_bin/actions/restore',
  'POST /settings/recycle_bin/actions/empty',
  'POST /settings/recycle_bin/{recordId}/actions/restore',
  'GET /settings/automation/{kind}',
  'GET /settings/automation/{kind}/{id}',
] as const;

const records = [
  'GET /{module}/search',
  'GET /{module}/{recordID}/__timeline',
  'GET POST DELETE /{module}/{recordID}/photo',
  'GET POST /{module}/{recordID}/Attachments',
  'GET POST /{module}/{recordID}/Locking_Information__s',
  'PUT DELETE /{module}/{recordID}/Locking_Information__s/{lockId}',
  'PUT DELETE /{module}/{recordID}/{relatedList}',
  'GET POST /{module}/actions/mass_update',
  'POST /{module}/actions/{action}',
  'POST /{module}/{recordID}/actions/{action}',
  'POST /__composite_requests',
] as const;

const others = [
  'POST PUT /org/currencies',
  'GET PUT /org/currencies/{currency}',
  'POST PUT /org/currencies/actions/enable',
  'POST PUT /users',
  'PUT DELETE /users/{user}',
] as const;

/**
 * What Zoho has and the emulator leaves out: without this list such a path would be taken for a record of that name, and
 * its caller told that his own request is wrong. From Zoho's OpenAPI files and, for searches and the like, its guide.
 */
export const leftOut: readonly LeftOut[] = [...settings, ...records, ...others].flatMap((line) => {
  const words = line.split(' ');
  const path = words.pop() ?? '';
  return words.map((method) => ({ method: method as LeftOut['method'], path }));
});
