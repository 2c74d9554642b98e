import type { Crm, CrmConnection } from './ports/crm.ts';
import type { CrmViewFilter } from './ports/crm-metadata.ts';
import type { InstalledView } from './ports/organization-store.ts';

/**
 * Which of our lists of accounts the CRM has, by key with their ids: the one we know, or one that bears the name and filters as
 * ours would. `undefined` for a name that is taken by somebody else's list; those that are not there are left out. 1 credit,
 * and 1 for every list that bears the name of one whose id is not known.
 */
export async function findViews(
  crm: Crm,
  connection: CrmConnection,
  views: readonly InstalledView[],
): Promise<Map<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  if (views.length === 0) return found;
  const present = await crm.listAccountViews(connection);
  for (const { key, name, filter, viewId } of views) {
    if (viewId !== undefined && present.some((view) => view.viewId === viewId)) {
      found.set(key, viewId);
      continue;
    }
    const namesake = present.find((view) => view.name.toLowerCase() === name.toLowerCase());
    if (!namesake) continue;
    const filtered = await crm.readAccountView(connection, namesake.viewId);
    found.set(key, filtered && isSame(filtered, filter) ? namesake.viewId : undefined);
  }
  return found;
}

function isSame(a: CrmViewFilter, b: CrmViewFilter): boolean {
  return a.field === b.field && a.comparator === b.comparator && a.value === b.value;
}
