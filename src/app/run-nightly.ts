import type { Calibration } from '../core/calibration/calibration.ts';
import { dayOf, formatDay } from '../core/day.ts';
import { createClassifyAccounts } from './classify-accounts.ts';
import { createClassifyOrganization } from './classify-organization.ts';
import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import { createReconcileOrganization } from './reconcile-organization.ts';
import { createWriteBack } from './write-back.ts';

/** Buyers below which a book's edges move only when an administrator asks. */
const leastBuyers = 200;

/**
 * The nightly run: catches up with the CRM, then decides every account anew for the organization's new day, since time
 * alone changes classes, and writes what differs.
 */
export function createRunNightly(dependencies: AppDependencies) {
  const { store, clock, log } = dependencies;
  const reconcileOrganization = createReconcileOrganization(dependencies);
  const classifyOrganization = createClassifyOrganization(dependencies);
  const writeBack = createWriteBack(dependencies, createClassifyAccounts(dependencies));

  return async function runNightly(organization: Organization): Promise<void> {
    const beganAt = clock.now();
    await reconcileOrganization(organization);
    const { accounts, changed } = await classifyOrganization(organization, {
      cause: 'time-passed',
      recalibrate: await isCalibrationDue(organization),
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
  /** On the first night of a month, unless the book is so small that its edges would jump; then only people ask for it. */
  async function isCalibrationDue({ id, profile }: Organization): Promise<boolean> {
    const latest = await store.calibrations.latest(id);
    if (!latest) return true;
    const { asOf, buyers }: Calibration = JSON.parse(latest.payload);
    const month = (day: number) => formatDay(day).slice(0, 7);
    return buyers >= leastBuyers && month(asOf) !== month(dayOf(clock.now(), profile.timeZone));
  }
}
