import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { presentValues } from '../../src/app/find-field-news.ts';
import type { Run } from '../../src/app/ports/run-store.ts';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { aGate } from '../support/a-gate.ts';
import { startWorld, type World } from '../support/start-world.ts';

type Values = Record<string, string | null>;

const accounts = manyAccounts(130).map(({ id }) => String(id));
const [first = '', second = '', third = ''] = accounts;

describe('undoing a run', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld(
      anOrganization({ records: { Accounts: manyAccounts(130), Deals: [] } }),
    );
    await world.install();
  });

  afterEach(() => world.stop());

  const store = () => world.tierwise.store;
  const undoRun = () => world.tierwise.app.undoRun;

  async function installation(): Promise<string> {
    const runs = await store().runs.list(known.zgid, 9);
    return runs.find(({ kind }) => kind === 'install')?.id ?? '';
  }

  /** What the events of the day were written in the name of. */
  async function events(): Promise<string> {
    const runs = await store().journal.runs(known.zgid);
    return runs.find(({ runId }) => runId.startsWith('events-'))?.runId ?? '';
  }

  async function undo(runId: string) {
    const begun = await undoRun().undo(known.zgid, runId);
    await world.settle();
    return { ...begun, run: await store().runs.find(known.zgid, begun.undoId) };
  }

  /** Lets so many updates of records through, and no more until it is mended. */
  function failWrites(after: number): () => void {
    const { faults } = world.organization;
    const operation = 'PUT /{module}';
    const mend = faults.inject({ kind: 'server-error', operation });
    faults.injectFirst({ kind: 'slow', operation, delayMs: 0, next: after });
    return mend;
  }

  /** Takes up again what rests after a failure. */
  async function goOn(): Promise<void> {
    await world.restart();
    await world.stayCurrent();
  }

  async function publish(policy: unknown): Promise<void> {
    const current = await store().policies.current(known.zgid);
    const basedOn = current?.version ?? '';
    const draft = { policy, author: 'Ada', note: 'better', basedOn };
    const published = await world.tierwise.app.publishPolicy(known.zgid, draft);
    expect(published).toMatchObject({ outcome: 'published' });
  }

  /** What stands in our fields of every account. */
  async function all(): Promise<Record<string, object>> {
    const entries = accounts.map(async (id) => [id, await world.fieldsOf(id)] as const);
    return Object.fromEntries(await Promise.all(entries));
  }

  /** Holds what the CRM has against what was computed. */
  async function expectConverged(): Promise<void> {
    const organization = await world.known();
    for (const { accountId, desired } of await store().classes.find(known.zgid, accounts)) {
      const record = world.organization.record('Accounts', accountId) as Values;
      const present = presentValues(organization, record);
      expect(desired).toMatchObject(present);
    }
    expect(await store().classes.countUnwritten(known.zgid)).toBe(0);
  }

  async function filled(): Promise<string[]> {
    const all = await Promise.all(accounts.map(async (id) => [id, await world.fieldsOf(id)]));
    return all.flatMap(([id, fields]) =>
      Object.values(fields as object).some((value) => value !== null) ? [String(id)] : [],
    );
  }

  it('empties the fields that its installation filled, without setting off any automation', async () => {
    expect(await filled()).toHaveLength(130);

    const { accounts: count, run } = await undo(await installation());

    expect(count).toBe(130);
    expect(run).toMatchObject({ state: 'finished', done: 130, leftAlone: 0 });
    expect(await filled()).toEqual([]);
    expect(world.organization.wouldHaveFired).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it('takes back the events of a day and leaves what the installation wrote', async () => {
    const before = await world.fieldsOf(first);
    world.win(first);
    await world.settle();
    expect(await world.fieldsOf(first)).not.toEqual(before);

    const { accounts: count } = await undo(await events());
    expect(count).toBe(1);

    expect(await world.fieldsOf(first)).toEqual(before);
    expect(await filled()).toHaveLength(130);
  });

  it('leaves what people have changed since, as their choice', async () => {
    await world.setFields(second, { tier: 'Strategic' });

    const { run } = await undo(await installation());

    expect(run?.leftAlone).toBe(1);
    expect(await filled()).toEqual([second]);
    expect(await world.fieldsOf(second)).toMatchObject({ tier: 'Strategic', lifecycle: null });
    const overrides = await store().overrides.find(known.zgid, [second]);
    expect(overrides).toMatchObject([{ dimension: 'tier', value: 'strategic' }]);
  });

  it('leaves what a later run has written', async () => {
    world.win(third);
    await world.settle();
    const now = await world.fieldsOf(third);

    await undo(await installation());

    expect(await world.fieldsOf(third)).toMatchObject({ lifecycle: now['lifecycle'] });
  });

  it('is not undone by the next event, poll or night, while classes are still decided', async () => {
    await undo(await installation());
    world.newWrites();

    world.win(first);
    await world.settle();
    await world.stayCurrent();
    await world.sleepUntilMorning();

    expect(world.newWrites()).toEqual([]);
    const [row] = await store().classes.find(known.zgid, [first]);
    expect(row?.classes['lifecycle']).toBe('first-purchase');
  });

  it('ends when somebody lets it be written again', async () => {
    await undo(await installation());

    expect(await undoRun().resume(known.zgid)).toEqual({ calledOff: 0 });
    await world.settle();

    expect(await filled()).toHaveLength(130);
  });

  it('ends when a policy is published', async () => {
    await undo(await installation());

    await publish({});
    await world.settle();

    expect(await filled()).toHaveLength(130);
  });

  it('is called off by letting it be written again, and takes nothing back later', async () => {
    const before = await all();
    const mend = failWrites(1);
    const { undoId, run } = await undo(await installation());
    expect(run).toMatchObject({ state: 'running', done: 100 });
    expect(await filled()).toHaveLength(30);

    expect(await undoRun().resume(known.zgid)).toEqual({ calledOff: 1 });
    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({ state: 'called-off' });
    mend();
    await goOn();

    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({
      state: 'called-off',
      done: 100,
    });
    expect(await all()).toEqual(before);
    await expectConverged();
  });

  it('is called off by publishing a policy, whose classes stand in the end', async () => {
    for (const id of [first, second, third]) world.win(id);
    await world.settle();
    const mend = failWrites(1);
    const { undoId } = await undo(await installation());

    await publish({
      salesLevel: {
        ladder: [
          { id: 'l1', from: 5000 },
          { id: 'l2', from: 0 },
        ],
      },
    });
    mend();
    await goOn();

    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({ state: 'called-off' });
    expect(await filled()).toHaveLength(130);
    await expectConverged();
  });

  it('is called off in the midst of putting back', async () => {
    const before = await all();
    const { faults } = world.organization;
    const gate = aGate();
    faults.inject({ kind: 'slow', operation: 'PUT /{module}', until: gate.opened, next: 1 });
    const { undoId } = await undoRun().undo(known.zgid, await installation());
    await expect.poll(() => faults.strikes['slow']).toBe(1);

    await undoRun().resume(known.zgid);
    gate.open();
    await world.settle();

    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({
      state: 'called-off',
      done: 100,
    });
    expect(await all()).toEqual(before);
    await expectConverged();
  });

  it('stays called off when another run is undone after that', async () => {
    world.win(first);
    await world.settle();
    const mend = failWrites(1);
    const { undoId, run } = await undo(await installation());
    await undoRun().resume(known.zgid);
    world.clock.advance(1000);
    const other = await undoRun().undo(known.zgid, await events());

    // As a worker leaves it that puts values back and has not seen it.
    await store().runs.save(known.zgid, run as Run);
    mend();
    await goOn();

    expect(await store().runs.find(known.zgid, other.undoId)).toMatchObject({ state: 'finished' });
    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({
      state: 'called-off',
      done: 100,
    });
  });

  it('goes on beside another one', async () => {
    world.win(first);
    await world.settle();
    const mend = failWrites(1);
    const { undoId } = await undo(await installation());
    world.clock.advance(1000);

    const other = await undoRun().undo(known.zgid, await events());
    mend();
    await goOn();

    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({ state: 'finished' });
    expect(await store().runs.find(known.zgid, other.undoId)).toMatchObject({ state: 'finished' });
  });

  it('ends after the accounts in hand when the organization is disconnected', async () => {
    const { faults } = world.organization;
    const gate = aGate();
    faults.inject({ kind: 'slow', operation: 'PUT /{module}', until: gate.opened, next: 1 });
    const { undoId } = await undoRun().undo(known.zgid, await installation());
    await expect.poll(() => faults.strikes['slow']).toBe(1);

    const leaving = world.tierwise.app.disconnectOrganization(known.zgid);
    await expect.poll(async () => (await world.known()).status).toBe('disconnected');
    gate.open();
    await leaving;
    await world.settle();

    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({
      state: 'failed',
      error: 'organization-not-connected',
    });
    expect(await filled()).toHaveLength(30);
  });

  it('takes up what was refused when it is done again', async () => {
    world.organization.holdRecord('Accounts', first, 'locked');
    const refused = await undo(await installation());
    expect(refused.run?.leftAlone).toBe(1);
    expect(await filled()).toEqual([first]);

    world.organization.holdRecord('Accounts', first, undefined);
    const { run } = await undo(await installation());

    expect(run?.leftAlone).toBe(0);
    expect(await filled()).toEqual([]);
  });

  it('goes on where it was stopped', async () => {
    const mend = world.organization.faults.inject({
      kind: 'server-error',
      operation: 'PUT /{module}',
    });
    const { undoId } = await undo(await installation());
    expect((await store().runs.find(known.zgid, undoId))?.state).toBe('running');
    mend();
    await world.restart();
    await world.settle();

    expect(await store().runs.find(known.zgid, undoId)).toMatchObject({ state: 'finished' });
    expect(await filled()).toEqual([]);
  });

  it('is refused for a run that wrote nothing', async () => {
    await expect(undoRun().undo(known.zgid, 'unknown')).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await world.known()).writesPausedAt).toBeUndefined();
  });
});
