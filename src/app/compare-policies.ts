import { describeChange } from '../core/policy/describe-change.ts';
import { diffPolicies, type PolicyChange } from '../core/policy/diff-policies.ts';
import { Policy } from '../core/policy/policy.ts';
import type { Text } from '../core/text.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';

/** A change with its sentence. */
export interface DescribedChange extends PolicyChange {
  sentence: Text;
}

/**
 * What changes from one published version of an organization's policy to another.
 *
 * @throws AppError `not-found` for a version that was never published
 */
export function createComparePolicies({ store }: Pick<AppDependencies, 'store'>) {
  return async function comparePolicies(
    organizationId: string,
    versions: { before: string; after: string },
  ): Promise<DescribedChange[]> {
    const before = await read(organizationId, versions.before);
    const after = await read(organizationId, versions.after);
    return diffPolicies(before, after).map((change) => ({
      ...change,
      sentence: describeChange(change),
    }));
  };

  async function read(organizationId: string, version: string): Promise<Policy> {
    const found = await store.policies.find(organizationId, version);
    if (!found) throw new AppError('not-found', 'policy');
    return Policy.parse(JSON.parse(found.payload));
  }
}
