import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import { newSecret } from './secrets.ts';

/** How long a lease lasts without renewal, as a worker's. */
const leaseMs = 60_000;
const lookEveryMs = 100;
/** How long to wait for work under way: as long as the lease of a worker that died lasts, and its last call of the CRM. */
const patienceMs = 90_000;

/** Takes the lease on an organization's work, so that no worker works for it meanwhile; waits for one that does. */
export async function waitForLease(
  { store, clock }: Pick<AppDependencies, 'store' | 'clock'>,
  lease: { organizationId: string; owner: string; lastsMs: number },
): Promise<void> {
  const { organizationId, owner, lastsMs } = lease;
  const givesUpAt = clock.now() + patienceMs;
  for (;;) {
    const now = clock.now();
    if (await store.schedule.takeLease(organizationId, owner, now, now + lastsMs)) return;
    if (now >= givesUpAt) throw new AppError('organization-busy');
    await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
  }
}

/**
 * Does something for an organization while no worker does, however long it takes.
 *
 * @throws AppError `organization-busy` when a worker does not come to an end
 */
export async function underLease<Result>(
  dependencies: Pick<AppDependencies, 'store' | 'clock'>,
  organizationId: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { store, clock } = dependencies;
  const owner = newSecret();
  await waitForLease(dependencies, { organizationId, owner, lastsMs: leaseMs });
  const renewal = setInterval(() => void renew(), leaseMs / 3);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
    await store.schedule.releaseLease(organizationId, owner);
  }

  /** Where that fails there is another time before the lease is over. */
  async function renew(): Promise<void> {
    const now = clock.now();
    await store.schedule.takeLease(organizationId, owner, now, now + leaseMs).catch(() => false);
  }
}
