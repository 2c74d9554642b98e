import { classesOfField, classFields } from '../core/fields/class-fields.ts';
import type { Policy } from '../core/policy/policy.ts';
import { createClassifyOrganization } from './classify-organization.ts';
import type { AppDependencies } from './dependencies.ts';
import { createInstallFields } from './install-fields.ts';
import { createInstallViews } from './install-views.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Run } from './ports/run-store.ts';
import { readPolicy } from './read-context.ts';
import { createServeEvents } from './serve-events.ts';
import { createWriteBack } from './write-back.ts';

/**
 * Puts a policy that has just been published into effect: its classes into the picklists, a calibration of its own, every
 * account decided anew, and what differs written.
 */
export function createApplyPolicy(dependencies: AppDependencies) {
  const { store, clock, log } = dependencies;
  const installFields = createInstallFields(dependencies);
  const installViews = createInstallViews(dependencies);
  const classifyOrganization = createClassifyOrganization(dependencies);
  const writeBack = createWriteBack(dependencies);
  const serveEvents = createServeEvents(dependencies);

  return async function applyPolicy(organization: Organization, { id: runId }: Run): Promise<void> {
    const beganAt = clock.now();
    const prepared = await withClasses(organization, await readPolicy(store, organization.id));
    const { accounts, changed } = await classifyOrganization(prepared, {
      cause: 'policy-changed',
      recalibrate: 'now',
    });
    const { written, failed } = await writeBack(prepared, {
      runId,
      onProgress: () => serveEvents(prepared),
    });
    if (prepared.views) await installViews(prepared);
    const values = { organizationId: organization.id, accounts, changed, written, failed };
    log.info({ ...values, milliseconds: clock.now() - beganAt }, 'policy applied');
  };

  /** Only fields that are there are completed: one that an administrator deleted stays away. */
  async function withClasses(organization: Organization, policy: Policy): Promise<Organization> {
    const isComplete = classFields.every((field) => {
      const installed = organization.fields[field.key];
      return !installed || classesOfField(field, policy).every(({ id }) => id in installed.values);
    });
    if (isComplete) return organization;
    const chosenFields = Object.keys(organization.fields);
    return { ...organization, fields: await installFields({ ...organization, chosenFields }) };
  }
}
