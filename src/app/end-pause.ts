import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Run } from './ports/run-store.ts';

/** Runs looked at; more undos are never under way. */
const runsLookedAt = 100;

/**
 * Ends the pause in which undos put values back, and calls those off that are under way: they would take back from now on
 * what is written anew. A worker that is just putting values back may not see that at once and note again that it goes on;
 * it asks {@link isCalledOff} before each batch. Answers how many were called off.
 */
export function createEndPause({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function endPause(organizationId: string): Promise<number> {
    await store.organizations.change(organizationId, { writesPausedAt: undefined });
    const runs = await store.runs.list(organizationId, runsLookedAt);
    const undos = runs.filter(({ kind, state }) => kind === 'undo' && state === 'running');
    for (const undo of undos) await store.runs.save(organizationId, calledOff(undo, clock.now()));
    return undos.length;
  };
}

/** Whether the pause that an undo began or joined is over; another may have begun since. */
export function isCalledOff(
  { startedAt }: Run,
  { writesPausedAt }: Pick<Organization, 'writesPausedAt'>,
): boolean {
  return writesPausedAt === undefined || writesPausedAt > startedAt;
}

/** An undo as it is once it was called off, at what it has come to. */
export function calledOff(run: Run, now: number): Run {
  return {
    ...run,
    state: 'called-off',
    cursor: undefined,
    waitsUntil: undefined,
    updatedAt: now,
  };
}
