import { afterEach, describe, expect, it } from 'vitest';
import { createListFailures } from '../../src/app/list-failures.ts';
import { bulkHintUrl } from '../../src/app/receive-bulk-hint.ts';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { aGate } from '../support/a-gate.ts';
import { startWorld, type World } from '../support/start-world.ts';

/** As many as make a bulk write cheaper. */
const many = 5200;
/** As many as show the same where bulk writes begin earlier. */
const few = 60;
const [first = '', second = '', third = ''] = manyAccounts(3).map(({ id }) => String(id));
const single = 'PUT /{module}';
const bulk = 'POST /bulk/write';
const hourMs = 3_600_000;

describe('writing many accounts', { timeout: 120_000 }, () => {
  let world: World;

  afterEach(() => world.stop());

  const store = () => world.tierwise.store;

  /** A world whose installation has come as far as writing, and rests there. */
  async function startBeforeWriting(count = few, isConfirmed = true): Promise<void> {
    const records = { Accounts: manyAccounts(count), Deals: [] };
    const bulkWriteFrom = count === few ? few / 2 : undefined;
    world = await startWorld(anOrganization({ records, usersPurchased: 50 }), {
      ...(bulkWriteFrom !== undefined && { bulkWriteFrom }),
    });
    const mend = world.organization.faults.inject({ kind: 'server-error', operation: single });
    await world.connect();
    if (isConfirmed) {
      const confirmation = { bulkWriteConfirmedAt: world.clock.now(), bulkWriteConfirmedBy: 'Ada' };
      await store().organizations.change(known.zgid, confirmation);
    }
    mend();
    world.newRequests();
  }

  /** Goes on with the installation. */
  async function goOn(): Promise<void> {
    await world.restart();
    await world.settle();
  }

  function made(operation: string): number {
    return world.organization.requests.filter((each) => each.operation === operation).length;
  }

  async function unwritten(): Promise<number> {
    return store().classes.countUnwritten(known.zgid);
  }

  /** How many accounts have something in our fields. */
  async function filled(): Promise<number> {
    const { fields } = await world.known();
    const names = Object.values(fields).map(({ apiName }) => apiName);
    return world.organization
      .records('Accounts')
      .filter((record) => names.some((name) => (record as Record<string, unknown>)[name] !== null))
      .length;
  }

  /** Goes on until the CRM has a job that writes nothing before an hour has passed. */
  async function startJob(): Promise<void> {
    const { faults } = world.organization;
    faults.inject({ kind: 'bulk-write-delayed', delayMs: hourMs });
    await world.restart();
    await expect.poll(async () => (await world.known()).bulkWrite?.step).toBe('waiting');
  }

  it('takes one job once an administrator has confirmed that it sets nothing off', async () => {
    await startBeforeWriting();
    const longAgo = world.clock.now() - 25 * hourMs;
    await store().organizations.change(known.zgid, { bulkWriteFailedAt: longAgo });
    await world.setFields(first, { tier: 'Strategic' });
    world.organization.holdRecord('Accounts', second, 'locked');
    await goOn();

    expect(made(bulk)).toBe(1);
    expect(await filled()).toBe(few - 1);
    expect(await unwritten()).toBe(1);
    expect((await world.known()).bulkWrite).toBeUndefined();
    expect((await world.known()).bulkWriteFailedAt).toBeUndefined();
    expect(await store().classes.inBulk(known.zgid, 1)).toEqual([]);
    // What people wrote before stays and stands above what is computed.
    expect(await world.fieldsOf(first)).toMatchObject({ tier: 'Strategic' });
    expect(await store().overrides.list(known.zgid)).toMatchObject([
      { accountId: first, dimension: 'tier', value: 'strategic' },
    ]);
    // What was refused is listed, and written later.
    const failures = await createListFailures({ store: store() })(known.zgid, 9);
    expect(failures).toMatchObject([{ accountId: second, problem: 'locked' }]);
    world.organization.holdRecord('Accounts', second, undefined);
    world.clock.advance(24 * hourMs);
    await world.stayCurrent();
    expect(await unwritten()).toBe(0);

    // All of it can be undone, but for what people wrote.
    const runs = await store().runs.list(known.zgid, 9);
    const { id = '' } = runs.find(({ kind }) => kind === 'install') ?? {};
    await world.tierwise.app.undoRun.undo(known.zgid, id);
    await world.settle();
    expect(await filled()).toBeLessThanOrEqual(2);
    expect(await world.fieldsOf(first)).toMatchObject({ tier: 'Strategic' });
  });

  it('is done one by one until then, which takes more credits', async () => {
    await startBeforeWriting(many, false);
    await goOn();
    const oneByOne = world.newRequests().credits;
    expect(made(bulk)).toBe(0);
    expect(await filled()).toBe(many);
    await world.stop();

    await startBeforeWriting(many);
    await goOn();
    expect(world.newRequests().credits).toBeLessThan(oneByOne - 50);
    expect(await filled()).toBe(many);
  });

  it('takes a job over that was under way when Tierwise was stopped, and finds what somebody changed', async () => {
    await startBeforeWriting();
    const operation = 'GET /bulk/write/{jobId}';
    const mend = world.organization.faults.inject({ kind: 'server-error', operation });
    await goOn();
    expect((await world.known()).bulkWrite).toMatchObject({ step: 'waiting' });
    expect(await store().classes.inBulk(known.zgid, 9)).toHaveLength(9);
    await expect.poll(async () => (await world.fieldsOf(third))['lifecycle']).not.toBeNull();
    await world.setFields(third, { tier: 'Strategic' });
    mend();
    await goOn();
    await world.stayCurrent();

    expect(made(bulk)).toBe(1);
    expect(await unwritten()).toBe(0);
    expect((await world.known()).bulkWrite).toBeUndefined();
    expect(await world.fieldsOf(third)).toMatchObject({ tier: 'Strategic' });
    expect(await store().overrides.list(known.zgid)).toMatchObject([
      { accountId: third, dimension: 'tier', value: 'strategic' },
    ]);
  });

  describe('leaves people their choice', () => {
    const kept = [{ accountId: third, dimension: 'tier', value: 'strategic' }];

    async function endJob(): Promise<void> {
      world.clock.advance(hourMs);
      world.newWrites();
      await world.settle();
    }

    async function expectChoice(): Promise<void> {
      expect(await world.fieldsOf(third)).toMatchObject({ tier: 'Strategic' });
      expect(await store().overrides.list(known.zgid)).toMatchObject(kept);
      expect(await unwritten()).toBe(0);
      expect(await store().classes.inBulk(known.zgid, 1)).toEqual([]);
    }

    it('that they made before the job comes to the account', async () => {
      await startBeforeWriting();
      await startJob();
      await world.setFields(third, { tier: 'Strategic' });
      await expect.poll(() => store().overrides.list(known.zgid)).toMatchObject(kept);

      await endJob();

      // The job has written over it, and it was put back.
      expect(world.newWrites()).toContainEqual(expect.objectContaining({ id: third }));
      await expectChoice();
    });

    it('unless the job came to the account before anybody had read it', async () => {
      await startBeforeWriting();
      await startJob();
      // The next look is seconds away.
      await world.setFields(third, { tier: 'Strategic' });
      await endJob();
      await world.stayCurrent();

      const [row] = await store().classes.find(known.zgid, [third]);
      expect(row?.classes['tier']).toBe('unranked');
      expect(await world.fieldsOf(third)).toMatchObject({ tier: 'Unranked' });
      expect(await store().overrides.list(known.zgid)).toEqual([]);
      expect(await unwritten()).toBe(0);
    });
  });

  it('fills a field again that somebody emptied behind a job that went on for long', async () => {
    await startBeforeWriting();
    world.organization.faults.inject({ kind: 'bulk-write-lingering', delayMs: hourMs });
    await world.restart();
    await expect.poll(async () => (await world.fieldsOf(third))['tier']).toBe('Unranked');
    await world.setFields(third, { tier: null });
    await lookAtJob();
    // What was changed by now no later poll reads once more.
    world.clock.advance(5 * 60_000);
    await lookAtJob();
    world.clock.advance(hourMs);
    await world.settle();
    await world.stayCurrent();

    expect(await world.fieldsOf(third)).toMatchObject({ tier: 'Unranked' });
    expect(await store().overrides.list(known.zgid)).toEqual([]);
    expect(await unwritten()).toBe(0);
    const [row] = await store().classes.find(known.zgid, [third]);
    expect(row?.attempted).toEqual({});
  });

  /** Has Tierwise look at the job now, and at what was changed meanwhile. */
  async function lookAtJob(): Promise<void> {
    const { clock, config } = world;
    const hint = bulkHintUrl({ ...config, clock }, known.zgid);
    const { readUntil: before = 0 } = await world.known();
    const now = clock.now();
    await fetch(hint, { method: 'POST' });
    await expect
      .poll(async () => (await world.known()).readUntil)
      .toBeGreaterThanOrEqual(Math.max(before, now));
  }

  it('is waited for no longer once the organization is disconnected', async () => {
    await startBeforeWriting();
    await startJob();
    // The pauses have become longer by now.
    await lookAtJob();
    await lookAtJob();
    await lookAtJob();

    expect(await world.tierwise.app.disconnectOrganization(known.zgid)).toMatchObject({
      channels: 'closed',
      access: 'withdrawn',
    });
    const runs = await store().runs.list(known.zgid, 9);
    expect(runs.find(({ kind }) => kind === 'install')).toMatchObject({
      state: 'failed',
      error: 'organization-not-connected',
    });
  });

  it('waits for a job of which nobody heard whether it was begun, and sends no other', async () => {
    await startBeforeWriting();
    const fault = { kind: 'server-error', operation: bulk, next: 1, takesEffect: true } as const;
    world.organization.faults.inject(fault);
    await goOn();
    expect((await world.known()).bulkWrite).toMatchObject({ step: 'starting' });
    await goOn();
    expect(made(bulk)).toBe(1);
    expect(await store().classes.inBulk(known.zgid, 9)).toHaveLength(9);
    const before = made(single);

    world.clock.advance(hourMs);
    await world.stayCurrent();

    expect(made(bulk)).toBe(1);
    expect(made(single)).toBe(before);
    expect(await unwritten()).toBe(0);
    expect(await store().overrides.list(known.zgid)).toEqual([]);
  });

  it('is undone only when a job of which nobody heard can no longer come after it', async () => {
    await startBeforeWriting();
    const { faults } = world.organization;
    faults.inject({ kind: 'bulk-write-delayed', delayMs: hourMs / 2 });
    faults.inject({ kind: 'server-error', operation: bulk, next: 1, takesEffect: true });
    await goOn();
    const runs = await store().runs.list(known.zgid, 9);
    const { id = '' } = runs.find(({ kind }) => kind === 'install') ?? {};

    const { undoId } = await world.tierwise.app.undoRun.undo(known.zgid, id);
    await world.settle();
    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({
      state: 'running',
      done: 0,
    });
    world.clock.advance(hourMs);
    await world.stayCurrent();

    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({ state: 'finished' });
    expect(await filled()).toBe(0);
  });

  describe('begins no job', () => {
    /** Goes on until everything is noted that a job is to write. Its file arrives when what is answered is called. */
    async function prepareJob(): Promise<() => void> {
      await startBeforeWriting();
      const { opened, open } = aGate();
      world.organization.faults.inject({ kind: 'slow', operation: 'POST /upload', until: opened });
      await world.restart();
      await expect.poll(() => store().journal.runs(known.zgid)).toMatchObject([{ accounts: few }]);
      return open;
    }

    it('once what it would write is undone', async () => {
      const upload = await prepareJob();
      const [{ runId } = { runId: '' }] = await store().journal.runs(known.zgid);

      const { undoId } = await world.tierwise.app.undoRun.undo(known.zgid, runId);
      upload();
      await world.settle();

      expect(made(bulk)).toBe(0);
      expect(await filled()).toBe(0);
      expect((await world.known()).bulkWrite).toBeUndefined();
      expect(await store().runs.find(known.zgid, undoId)).toMatchObject({ state: 'finished' });
    });

    it('once the organization is disconnected', async () => {
      const upload = await prepareJob();

      const leaving = world.tierwise.app.disconnectOrganization(known.zgid);
      await expect.poll(async () => (await world.known()).status).toBe('disconnected');
      upload();
      await leaving;

      expect(made(bulk)).toBe(0);
      expect(await filled()).toBe(0);
      expect((await world.known()).bulkWrite).toBeUndefined();
    });

    it('once another worker has taken over', async () => {
      const upload = await prepareJob();
      const other = { runId: 'other', begunAt: world.clock.now() + 1, step: 'starting' } as const;

      await store().organizations.change(known.zgid, { bulkWrite: other });
      upload();
      await world.settle();

      expect(made(bulk)).toBe(0);
      expect((await world.known()).bulkWrite).toEqual(other);
    });
  });

  it('goes on one by one after a job that failed', async () => {
    await startBeforeWriting();
    world.organization.faults.inject({ kind: 'bulk-job-failed' });
    await goOn();

    expect(made(bulk)).toBe(1);
    expect(await filled()).toBe(few);
    expect(await unwritten()).toBe(0);
  });
});
