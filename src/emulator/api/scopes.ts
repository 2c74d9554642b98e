/**
 * Whether one of the granted scopes covers the needed one (`ZohoCRM.modules.accounts.READ`). Covered is also what a
 * wider scope grants: `.ALL` of the same thing, the operation on all modules, everything in the group; `WRITE` is the
 * old name of `UPDATE`. Source: https://www.zoho.com/crm/developer/docs/api/v8/scopes.html.
 */
export function isCovered(granted: readonly string[], needed: string): boolean {
  const [service, group, ...rest] = needed.toLowerCase().split('.');
  const operation = rest.at(-1);
  const covering = new Set([
    needed.toLowerCase(),
    [service, group, ...rest.slice(0, -1), 'all'].join('.'),
    `${service}.${group}.${operation}`,
    `${service}.${group}.all`,
  ]);
  return granted.some((scope) => covering.has(scope.toLowerCase().replace(/\.write$/, '.update')));
}
