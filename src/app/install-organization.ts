import { createBackfillOrganization } from './backfill-organization.ts';
import { createClassifyAccounts } from './classify-accounts.ts';
import { createClassifyOrganization } from './classify-organization.ts';
import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import { createInstallFields } from './install-fields.ts';
import { createOpenChannel } from './open-channel.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Run } from './ports/run-store.ts';
import { createWriteBack } from './write-back.ts';

/** Steps of an installation, in order; the `step` of its run. */
export const installSteps = [
  'create-fields',
  'subscribe',
  'read-accounts',
  'read-deals',
  'classify',
  'write',
  'done',
] as const;

type InstallStep = (typeof installSteps)[number];

/**
 * Brings a connected organization from nothing to classified: fields, subscription, every account and deal, the first
 * calibration, classes, write-back. Subscribes before it reads, so that no change in between is missed. May be run again
 * after a stop at any point: what is done already is found done.
 */
export function createInstallOrganization(dependencies: AppDependencies) {
  const { store, clock, log } = dependencies;
  const installFields = createInstallFields(dependencies);
  const openChannel = createOpenChannel(dependencies);
  const backfillOrganization = createBackfillOrganization(dependencies);
  const classifyOrganization = createClassifyOrganization(dependencies);
  const writeBack = createWriteBack(dependencies, createClassifyAccounts(dependencies));

  return async function installOrganization(organizationId: string, run: Run): Promise<void> {
    try {
      await install(organizationId, run);
    } catch (error) {
      const isPassing = isAppError(
        error,
        'crm-unavailable',
        'crm-rate-limited',
        'store-unavailable',
      );
      if (!isPassing) {
        const code = isAppError(error) ? error.code : 'internal';
        await store.runs.save(organizationId, {
          ...run,
          state: 'failed',
          error: code,
          updatedAt: clock.now(),
        });
      }
      throw error;
    }
  };

  async function install(organizationId: string, run: Run): Promise<void> {
    const organization = await require(organizationId);
    const beganAt = clock.now();
    await progress('create-fields', 0);
    const { fields, created } = await installFields(organization);
    const installed: Organization = { ...organization, fields };
    await progress('subscribe', 0);
    await openChannel(installed);
    const { accounts } = await backfillOrganization(installed, progress);
    await store.organizations.save({ ...installed, readUntil: beganAt });
    await progress('classify', 0, accounts);
    await classifyOrganization(installed, {
      cause: 'backfill',
      recalibrate: true,
      onProgress: (done, total) => progress('classify', done, total),
    });
    await progress('write', 0, accounts);
    await writeBack(installed, {
      areFieldsNew: created === Object.keys(fields).length,
      onProgress: ({ written }) => progress('write', written, accounts),
    });
    await progress('done', accounts, accounts, 'finished');
    log.info(
      { organizationId, accounts, milliseconds: clock.now() - beganAt },
      'organization installed',
    );

    async function progress(
      step: InstallStep,
      done: number,
      total?: number,
      state: Run['state'] = 'running',
    ): Promise<void> {
      await store.runs.save(organizationId, {
        ...run,
        state,
        step,
        done,
        total,
        updatedAt: clock.now(),
      });
    }
  }

  async function require(organizationId: string): Promise<Organization> {
    const organization = await store.organizations.find(organizationId);
    if (!organization) throw new Error(`organization ${organizationId} is not in the store`);
    return organization;
  }
}
