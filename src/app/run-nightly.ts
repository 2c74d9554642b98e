import { createClassifyAccounts } from './classify-accounts.ts';
import { createClassifyOrganization } from './classify-organization.ts';
import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import { createReconcileOrganization } from './reconcile-organization.ts';
import { createWriteBack } from './write-back.ts';

/**
 * The nightly run: catches up with the CRM, then decides every account anew for the organization's new day, since time
 * alone changes classes, and writes what differs.
 */
export function createRunNightly(dependencies: AppDependencies) {
  const { clock, log } = dependencies;
  const reconcileOrganization = createReconcileOrganization(dependencies);
  const classifyOrganization = createClassifyOrganization(dependencies);
  const writeBack = createWriteBack(dependencies, createClassifyAccounts(dependencies));

  return async function runNightly(organization: Organization): Promise<void> {
    const beganAt = clock.now();
    await reconcileOrganization(organization);
    const { accounts, changed } = await classifyOrganization(organization, {
      cause: 'time-passed',
      recalibrate: false,
    });
    const { written, failed } = await writeBack(organization);
    log.info(
      {
        organizationId: organization.id,
        accounts,
        changed,
        written,
        failed,
        milliseconds: clock.now() - beganAt,
      },
      'nightly run done',
    );
  };
}
