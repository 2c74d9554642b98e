import type { Trader } from './open-market.ts';

/** Credits by operation of the API, with the module in its place; readings of given records apart from those of all (`GET /Accounts?ids`). */
export type CreditsByOperation = Record<string, number>;

/** What organizations have spent since an instant, by operation. */
export function creditsByOperation(traders: readonly Trader[], since: number): CreditsByOperation {
  const credits: CreditsByOperation = {};
  for (const { organization } of traders) {
    for (const request of organization.requests) {
      if (request.at < since || request.credits === 0) continue;
      const name = nameOf(request);
      credits[name] = (credits[name] ?? 0) + request.credits;
    }
  }
  return credits;
}

function nameOf({ operation, path }: { operation: string; path: string }): string {
  const { pathname, searchParams } = new URL(path, 'http://localhost');
  const [, module = ''] = /\/(Accounts|Deals)\b/.exec(pathname) ?? [];
  const named = operation.replace('{module}', module);
  return searchParams.has('ids') ? `${named}?ids` : named;
}
