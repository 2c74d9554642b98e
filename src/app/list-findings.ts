import { dayOf } from '../core/day.ts';
import { findFindings } from '../core/findings/find-findings.ts';
import type { Finding } from '../core/findings/finding.ts';
import { buildGroups } from '../core/groups/build-groups.ts';
import type { AppDependencies } from './dependencies.ts';
import { readMirroredBook } from './read-whole-organization.ts';

/** What people should mend in the records of an organization so that its classes tell more; empty for one that is not known. */
export function createListFindings({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function listFindings(organizationId: string): Promise<Finding[]> {
    const organization = await store.organizations.find(organizationId);
    if (!organization) return [];
    const book = await readMirroredBook(store, organizationId, { withStrays: true });
    const groups = buildGroups(book.accounts, book.indexOf);
    const asOf = dayOf(clock.now(), organization.profile.timeZone);
    return findFindings({ book, groups, asOf });
  };
}
