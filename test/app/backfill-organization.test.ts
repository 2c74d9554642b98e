import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { BackfillCursor } from '../../src/app/backfill-cursor.ts';
import { AppError } from '../../src/app/errors.ts';
import { leastCredits } from '../../src/app/least-credits.ts';
import type { AccountWithDeals } from '../../src/app/ports/mirror-store.ts';
import type { Run } from '../../src/app/ports/run-store.ts';
import { classFields } from '../../src/core/fields/class-fields.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { aSalesBook } from '../support/a-sales-book.ts';
import { startWorld, type World, type WorldOptions } from '../support/start-world.ts';

/** Few accounts, and more deals than are worth reading page by page. */
const records = aSalesBook({ seed: 5, accounts: 40, deals: 10_400, now: Date.now() });
const organization = anOrganization({ records });

const startJob = 'POST /bulk/read';
const download = 'GET /bulk/read/{jobId}/result';
const count = 'GET /{module}/actions/count';

describe('backfilling', () => {
  let world: World;
  /** What an installation that nothing disturbs leaves. */
  let undisturbed: AccountWithDeals[];

  async function start(options: WorldOptions = {}): Promise<void> {
    world = await startWorld(organization, options);
  }

  function times(operation: string): number {
    return world.organization.requests.filter((request) => request.operation === operation).length;
  }

  function pagesOf(module: string): number {
    const path = `/crm/v8/${module}?`;
    return world.organization.requests.filter((r) => r.path.startsWith(path) && r.method === 'GET')
      .length;
  }

  /** Lets Tierwise do something before or after it notes how far it has come. */
  function whenNoting(
    listener: (run: Run, cursor: BackfillCursor, note: () => Promise<void>) => Promise<void>,
  ): void {
    const { runs } = world.tierwise.store;
    const { save } = runs;
    runs.save = (organizationId, run) => {
      const note = () => save(organizationId, run);
      const isReading = run.step === 'read-accounts' || run.step === 'read-deals';
      return isReading && run.cursor ? listener(run, JSON.parse(run.cursor), note) : note();
    };
  }

  /** Waits for the end of the installation, past the pauses of work that failed. */
  async function finished(): Promise<void> {
    const state = async () => {
      world.clock.advance(60_000);
      await world.tierwise.worker.idle();
      return (await world.tierwise.store.runs.list(known.zgid, 1))[0]?.state;
    };
    await expect.poll(state).toBe('finished');
  }

  describe('undisturbed', () => {
    const noted: string[] = [];

    beforeAll(async () => {
      await start();
      whenNoting(async ({ done, total }, { module }, note) => {
        noted.push(`${module}: ${done} of ${total}`);
        await note();
      });
      await world.install();
      undisturbed = await world.mirrored();
    });

    afterAll(() => world.stop());

    it('reads a large module in bulk and a small one page by page', () => {
      expect([times(startJob), times(download)]).toEqual([1, 1]);
      expect(world.complaints).toEqual([]);
    });

    it('counts only what does not fit on a page', () => {
      expect([times(count), pagesOf('Deals')]).toEqual([1, 1]);
    });

    it('reads everything', () => {
      const read = undisturbed.flatMap(({ deals }) => deals.map(({ id }) => id));
      const owned = records.Deals.filter((deal) => deal['Account_Name'] !== undefined);

      expect(undisturbed).toHaveLength(records.Accounts.length);
      expect(read).toHaveLength(owned.length);
      expect(new Set(read)).toEqual(new Set(owned.map(({ id }) => id)));
    });

    it('takes little more credits than the least', async () => {
      const least = leastCredits({
        accounts: records.Accounts.length,
        deals: records.Deals.length,
        written: new Set(world.newWrites().map(({ id }) => id)).size,
        createdFields: classFields.length,
        createdViews: (await world.known()).views?.length ?? 0,
      });

      expect(world.organization.credits.spent).toBeLessThanOrEqual(1.1 * least);
    });

    it('tells how far it has come, and of how many', () => {
      expect(noted).toContain('Deals: 3000 of 10400');
      expect(noted).toContain('Deals: 10400 of 10400');
    });
  });

  describe('disturbed', () => {
    afterEach(() => world.stop());

    it('goes on after a stop at any point, and pays for no job and no page twice', async () => {
      await start({ bulkRowsPerJob: 6000 });
      const reached = stopAfterEveryStep();
      await world.connect();
      await finished();

      expect([...new Set(reached.map(stationOf))]).toEqual([
        'Deals',
        'Deals bulk',
        'Deals bulk job',
        'Deals bulk done',
        'Deals bulk absorbed',
        'end',
      ]);
      expect(reached.length).toBeGreaterThan(15);
      expect(await world.mirrored()).toEqual(undisturbed);
      expect([times(count), times(startJob)]).toEqual([1, 2]);
    });

    it('gets over a failed job, a callback that never comes and a note that was not taken', async () => {
      await start();
      const { faults } = world.organization;
      faults.inject({ kind: 'bulk-job-failed', next: 1 });
      faults.inject({ kind: 'bulk-callback-dropped' });
      let refusals = 0;
      whenNoting(async (_, { job }, note) => {
        if (job?.absorbed !== 3000 || refusals > 0) return note();
        refusals += 1;
        throw new AppError('store-unavailable', 'test');
      });
      await world.connect();
      await finished();

      expect([refusals, times(startJob), times(download)]).toEqual([1, 2, 2]);
      expect(await world.mirrored()).toEqual(undisturbed);
      expect(world.complaints[0]?.message).toBe('a bulk job failed');
    });

    it('reads page by page where three jobs have failed', async () => {
      await start();
      world.organization.faults.inject({ kind: 'bulk-job-failed' });
      await world.install();

      expect([times(startJob), pagesOf('Deals')]).toEqual([3, 53]);
      expect(await world.mirrored()).toEqual(undisturbed);
    });

    it('begins another job when the file of one is gone', async () => {
      await start();
      let hasStopped = false;
      whenNoting(async (_, { job }, note) => {
        await note();
        if (hasStopped || job?.rows === undefined) return;
        hasStopped = true;
        world.clock.advance(2 * 86_400_000);
        void world.restart();
      });
      await world.connect();
      await finished();

      expect([hasStopped, times(startJob)]).toEqual([true, 2]);
      expect(await world.mirrored()).toEqual(undisturbed);
    });
  });

  /** Stops Tierwise right after it has noted a cursor for the first time, and starts it again. Answers those cursors. */
  function stopAfterEveryStep(): BackfillCursor[] {
    const reached: BackfillCursor[] = [];
    const seen = new Set<string>();
    function listen(): void {
      whenNoting(async ({ cursor: text = '' }, cursor, note) => {
        await note();
        if (seen.has(text)) return;
        seen.add(text);
        reached.push(cursor);
        void world.restart().then(listen);
      });
    }
    listen();
    return reached;
  }
});

/** Where in the reading of a module a cursor stands, in words. */
function stationOf({ module, way, job }: BackfillCursor): string {
  const ofJob = job && (job.absorbed > 0 ? 'absorbed' : job.rows === undefined ? 'job' : 'done');
  return [module ?? 'end', way, ofJob].filter(Boolean).join(' ');
}
