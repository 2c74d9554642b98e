import { createApplyPolicy } from './apply-policy.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError, type ErrorCode, isAppError } from './errors.ts';
import { inBackground } from './in-background.ts';
import { createInstallOrganization } from './install-organization.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Run } from './ports/run-store.ts';
import { createPutBack } from './put-back.ts';
import { createRunNightly } from './run-nightly.ts';
import { createStayCurrent } from './stay-current.ts';

/** What passes by itself: the run stays unfinished and is taken up again. */
const passing: ErrorCode[] = [
  'crm-unavailable',
  'crm-rate-limited',
  'credits-awaited',
  'store-unavailable',
];

/**
 * Carries out a run of an organization to its end, or goes on with one that was stopped, and notes how it ended: finished,
 * or failed with the code of what only a person can mend. Throws what went wrong in either case.
 */
export function createCarryOutRun(dependencies: AppDependencies) {
  const { store, clock } = dependencies;
  const work: Record<Run['kind'], (organization: Organization, run: Run) => Promise<void>> = {
    install: createInstallOrganization(dependencies),
    nightly: createRunNightly(dependencies),
    'stay-current': createStayCurrent(dependencies),
    'apply-policy': createApplyPolicy(dependencies),
    undo: createPutBack(dependencies),
  };

  return async function carryOutRun(organizationId: string, run: Run): Promise<void> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') {
      await end(organizationId, run, { state: 'failed', error: 'organization-not-connected' });
      return;
    }
    try {
      await work[run.kind](asWorkOf(run, organization), { ...run, waitsUntil: undefined });
      await end(organizationId, run, { state: 'finished' });
      if (organization.accessLostAt !== undefined) await noteAccess(organizationId, undefined);
    } catch (error) {
      if (isAppError(error, 'crm-access-revoked')) {
        await noteAccess(organizationId, organization.accessLostAt ?? clock.now());
      }
      if (isAppError(error, 'credits-awaited')) await noteWaiting(organizationId, run, error);
      if (!isAppError(error, ...passing)) {
        const { code, detail } = isAppError(error) ? error : new AppError('internal');
        await end(organizationId, run, { state: 'failed', error: code, errorDetail: detail });
      }
      throw error;
    }
  };

  /** Since when Zoho refuses us: who is refused for long has uninstalled Tierwise. */
  async function noteAccess(organizationId: string, accessLostAt: number | undefined) {
    await store.organizations.change(organizationId, { accessLostAt });
  }

  /** Notes until when a run waits for credits, at the step it has come to. */
  async function noteWaiting(
    organizationId: string,
    run: Run,
    { overAt }: AppError,
  ): Promise<void> {
    const present = (await store.runs.find(organizationId, run.id)) ?? run;
    await store.runs.save(organizationId, { ...present, waitsUntil: overAt });
  }

  /** Ends a run at the step it has come to, unless it has been called off. */
  async function end(
    organizationId: string,
    run: Run,
    ending: Pick<Run, 'state' | 'error' | 'errorDetail'>,
  ): Promise<void> {
    const present = (await store.runs.find(organizationId, run.id)) ?? run;
    if (present.state === 'called-off') return;
    await store.runs.save(organizationId, {
      ...present,
      ...ending,
      cursor: undefined,
      waitsUntil: undefined,
      updatedAt: clock.now(),
    });
  }
}

/** What keeps up with the CRM is as urgent as what people do there; everything else can wait. */
function asWorkOf({ kind }: Run, organization: Organization): Organization {
  return kind === 'stay-current' ? organization : inBackground(organization);
}
