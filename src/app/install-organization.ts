import { type BackfillCursor, firstCursor } from './backfill-cursor.ts';
import { createBackfillHistory } from './backfill-history.ts';
import { createBackfillOrganization } from './backfill-organization.ts';
import { createCheckWriteAccess } from './check-write-access.ts';
import { createClassifyOrganization } from './classify-organization.ts';
import type { AppDependencies } from './dependencies.ts';
import { createForgetMirror } from './forget-mirror.ts';
import { createInstallFields } from './install-fields.ts';
import { createInstallViews } from './install-views.ts';
import { createOpenChannel } from './open-channel.ts';
import type { Organization } from './ports/organization-store.ts';
import type { Run } from './ports/run-store.ts';
import { createReconcileOrganization } from './reconcile-organization.ts';
import { createRefreshProfile } from './refresh-profile.ts';
import { createServeEvents } from './serve-events.ts';
import { createWriteBack } from './write-back.ts';

/** Steps of an installation, in order; the `step` of its run. */
export const installSteps = [
  'create-fields',
  'subscribe',
  'read-accounts',
  'read-deals',
  'classify',
  'write',
  'create-views',
  'done',
] as const;

type InstallStep = (typeof installSteps)[number];

/** How far an installation has read, and whether the organization was read for the first time in it. */
type InstallCursor = BackfillCursor & { isFirst?: boolean };

/** How long the CRM remembers what was deleted, with some days to spare. */
const deletionsKnownMs = 110 * 86_400_000;

/**
 * Brings a connected organization from nothing to classified: fields, subscription, every account and deal, the first
 * calibration, classes, write-back, lists. Subscribes before it reads, so that no change in between is missed. May be run again
 * after a stop at any point: what is done already is found done, and reading goes on where it stopped. An
 * organization that was connected before keeps what people chose and its calibration.
 */
export function createInstallOrganization(dependencies: AppDependencies) {
  const { store, clock, log } = dependencies;
  const refreshProfile = createRefreshProfile(dependencies);
  const checkWriteAccess = createCheckWriteAccess(dependencies);
  const installFields = createInstallFields(dependencies);
  const installViews = createInstallViews(dependencies);
  const openChannel = createOpenChannel(dependencies);
  const backfillOrganization = createBackfillOrganization(dependencies);
  const reconcileOrganization = createReconcileOrganization(dependencies);
  const forgetMirror = createForgetMirror(dependencies);
  const classifyOrganization = createClassifyOrganization(dependencies);
  const writeBack = createWriteBack(dependencies);
  const serveEvents = createServeEvents(dependencies);
  const backfillHistory = createBackfillHistory(dependencies);

  return async function installOrganization(known: Organization, begun: Run): Promise<void> {
    const { id: organizationId } = known;
    let run = begun;
    await progress('create-fields', 0);
    const isKnown = known.readUntil !== undefined;
    const isFirst = !isKnown || begunCursor(begun)?.isFirst === true;
    const organization = isKnown ? (await refreshProfile(known)).organization : known;
    const installed = { ...organization, fields: await installFields(organization) };
    if (!isKnown) await checkWriteAccess(installed);
    await progress('subscribe', 0);
    await openChannel(installed);
    const accounts = await read(installed);
    await progress('classify', 0, accounts);
    await classifyOrganization(installed, {
      cause: 'backfill',
      recalibrate: 'never',
      onProgress: (done, total) => progress('classify', done, total),
    });
    await store.classes.retryAll(organizationId);
    await progress('write', 0, accounts);
    await writeBack(installed, {
      runId: begun.id,
      async onProgress({ written }) {
        await progress('write', written, accounts);
        await serveEvents(installed);
      },
    });
    await progress('create-views', 0);
    await installViews(installed);
    if (isFirst) await backfillHistory(installed);
    await progress('done', accounts, accounts);
    log.info(
      { organizationId, accounts, milliseconds: clock.now() - begun.startedAt },
      'organization installed',
    );

    /** Reads everything, from where an earlier attempt stopped. Answers how many accounts there are. */
    async function read(reader: Organization): Promise<number> {
      const { profile, schema, readUntil } = reader;
      const isOutdated = readUntil !== undefined && clock.now() - readUntil > deletionsKnownMs;
      if (isOutdated && run.cursor === undefined) await forgetMirror(organizationId);
      const from = begunCursor(run) ?? firstCursor(clock.now());
      const { beganAt } = await backfillOrganization(reader, from, async (cursor) => {
        run = { ...run, cursor: JSON.stringify({ ...cursor, isFirst }) };
        const { module = 'Deals', read: done, total } = cursor;
        const step = module === 'Accounts' ? 'read-accounts' : 'read-deals';
        await progress(step, done[module], total);
      });
      // Everything was read without our own fields: what people changed there since the last reading is still to be found.
      if (readUntil !== undefined) await reconcileOrganization(reader);
      await store.organizations.change(organizationId, { profile, schema, readUntil: beganAt });
      return (await store.mirror.count(organizationId)).accounts;
    }

    async function progress(step: InstallStep, done: number, total?: number): Promise<void> {
      run = { ...run, step, done, total, updatedAt: clock.now() };
      await store.runs.save(organizationId, run);
    }
  };
}

/** Where an installation that was begun before has stopped. */
function begunCursor({ cursor }: Run): InstallCursor | undefined {
  return cursor === undefined ? undefined : JSON.parse(cursor);
}
