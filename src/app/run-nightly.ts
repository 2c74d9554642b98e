import { type BackfillCursor, firstCursor } from './backfill-cursor.ts';
import { createBackfillOrganization } from './backfill-organization.ts';
import { createClassifyOrganization } from './classify-organization.ts';
import { createClassifyWaiting } from './classify-waiting.ts';
import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Run } from './ports/run-store.ts';
import { createReconcileOrganization } from './reconcile-organization.ts';
import { createRefreshProfile } from './refresh-profile.ts';
import { createServeEvents } from './serve-events.ts';
import { createWriteBack } from './write-back.ts';

/** How long what was written can be undone: 30 days. */
const journalLifeMs = 30 * 86_400_000;

/**
 * The nightly run: learns what the organization looks like by now, catches up with the CRM, then decides every account
 * anew for the organization's new day, since time alone changes classes, and writes what differs.
 */
export function createRunNightly(dependencies: AppDependencies) {
  const { store, clock, log } = dependencies;
  const refreshProfile = createRefreshProfile(dependencies);
  const backfillOrganization = createBackfillOrganization(dependencies);
  const reconcileOrganization = createReconcileOrganization(dependencies);
  const classifyOrganization = createClassifyOrganization(dependencies);
  const classifyWaiting = createClassifyWaiting(dependencies);
  const writeBack = createWriteBack(dependencies);
  const serveEvents = createServeEvents(dependencies);

  return async function runNightly(known: Organization, begun: Run): Promise<void> {
    const beganAt = clock.now();
    const { organization, mustReadAll } = await refreshProfile(known);
    if (mustReadAll) {
      const from: BackfillCursor = begun.cursor ? JSON.parse(begun.cursor) : firstCursor(beganAt);
      await backfillOrganization(organization, from, async (cursor) => {
        const run = { ...begun, cursor: JSON.stringify(cursor), updatedAt: clock.now() };
        await store.runs.save(organization.id, run);
      });
    }
    const { profile, schema } = organization;
    await store.organizations.change(organization.id, { profile, schema });
    await reconcileOrganization(organization, { deletions: 'hourly' });
    await classifyWaiting(organization);
    const { accounts, changed } = await classifyOrganization(organization, {
      cause: 'time-passed',
      recalibrate: 'monthly',
      foresee: mustReadAll ? 'all' : 'due',
    });
    const { written, failed } = await writeBack(organization, {
      runId: begun.id,
      onProgress: () => serveEvents(organization),
    });
    await store.journal.forget(organization.id, beganAt - journalLifeMs);
    const values = { organizationId: organization.id, accounts, changed, written, failed };
    log.info({ ...values, milliseconds: clock.now() - beganAt }, 'nightly run done');
  };
}
