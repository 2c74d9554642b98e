import { clockTime } from './clock-time.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError, isErrorCode } from './errors.ts';
import { installSteps } from './install-organization.ts';
import { type ListToMake, listToMake } from './list-to-make.ts';
import type { Run } from './ports/run-store.ts';
import { openSigned, sign } from './secrets.ts';

/** How far the installation of an organization has come. */
export interface InstallProgress {
  organizationName: string;
  state: 'running' | 'finished' | 'failed';
  step: (typeof installSteps)[number];
  /** Steps in order, to show what comes. */
  steps: typeof installSteps;
  done: number;
  total: number | undefined;
  /** When there are API credits to go on with, as a time of day; absent while it does not wait for any. */
  waitsUntil?: string | undefined;
  /** What went wrong, when failed. */
  error: AppError | undefined;
  credits: number;
  /** Lists of accounts that the CRM did not let us make, in its own words. */
  listsToMake: ListToMake[];
}

/** A stored code that this version no longer knows is an internal error. */
function errorOf({ error, errorDetail }: Run): AppError | undefined {
  if (error === undefined) return undefined;
  return new AppError(isErrorCode(error) ? error : 'internal', errorDetail);
}

function waitingOf(
  { state, waitsUntil = 0 }: Run,
  timeZone: string,
  now: number,
): string | undefined {
  if (state !== 'running' || waitsUntil <= now) return undefined;
  return clockTime(waitsUntil, timeZone);
}

/** How long a progress link works: one hour. */
const linkLifeMs = 3_600_000;

/** Shows the progress of an installation to the browser that connected, which holds a signed link to it. */
export function createShowProgress({
  store,
  clock,
  secretKey,
}: Pick<AppDependencies, 'store' | 'clock' | 'secretKey'>) {
  return {
    /** The part of a link that opens the progress of an organization. */
    linkFor(organizationId: string): string {
      return sign(secretKey, 'progress', { organizationId }, clock.now() + linkLifeMs);
    },

    /** Which organization a link is for; `undefined` when it is not ours or over. */
    organizationOf(link: string): string | undefined {
      return openSigned<{ organizationId: string }>(secretKey, 'progress', link, clock.now())
        ?.organizationId;
    },

    /** The progress; `undefined` when there is nothing to show. */
    async show(organizationId: string): Promise<InstallProgress | undefined> {
      const organization = await store.organizations.find(organizationId);
      const runs = await store.runs.list(organizationId, 20);
      const run = runs.find(({ kind }) => kind === 'install');
      if (!organization || !run) return undefined;
      const spent = await store.credits.spent(organizationId, run.startedAt);
      return {
        organizationName: organization.profile.name,
        // Only an undo is ever called off.
        state: run.state === 'called-off' ? 'finished' : run.state,
        step: run.step as InstallProgress['step'],
        steps: installSteps,
        done: run.done,
        total: run.total,
        waitsUntil: waitingOf(run, organization.profile.timeZone, clock.now()),
        error: errorOf(run),
        credits: spent.reduce((sum, { credits }) => sum + credits, 0),
        listsToMake: (organization.views ?? [])
          .filter(({ viewId }) => viewId === undefined)
          .map((view) => listToMake(organization, view)),
      };
    },
  };
}
