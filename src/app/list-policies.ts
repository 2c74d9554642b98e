import type { AppDependencies } from './dependencies.ts';
import type { PolicyPublication } from './ports/policy-store.ts';

/** A publication, and whether it is the one in force. */
export interface ListedPolicy extends PolicyPublication {
  isCurrent: boolean;
}

/** Who published which policy, when and why; newest first. */
export function createListPolicies({ store }: Pick<AppDependencies, 'store'>) {
  return async function listPolicies(organizationId: string): Promise<ListedPolicy[]> {
    const publications = await store.policies.list(organizationId);
    return publications.map((publication, place) => ({ ...publication, isCurrent: place === 0 }));
  };
}
