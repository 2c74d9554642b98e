import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import { zohoDate } from '../support/a-sales-book.ts';
import { startWorld, type World } from '../support/start-world.ts';

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

  async function undo(runId: string) {
    const begun = await undoRun().undo(known.zgid, runId);
    await world.settle();
    return { ...begun, run: await store().runs.find(known.zgid, begun.undoId) };
  }

  function win(accountId: string): void {
    world.organization.createRecord('Deals', {
      Deal_Name: 'Order',
      Stage: 'Closed Won',
      Amount: 10_000,
      Closing_Date: zohoDate(world.clock.now()),
      Account_Name: { id: accountId },
    });
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
    win(first);
    await world.settle();
    expect(await world.fieldsOf(first)).not.toEqual(before);
    const runs = await store().journal.runs(known.zgid);
    const events = runs.find(({ runId }) => runId.startsWith('events-'));
    expect(events).toMatchObject({ accounts: 1 });

    await undo(events?.runId ?? '');

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
    win(third);
    await world.settle();
    const now = await world.fieldsOf(third);

    await undo(await installation());

    expect(await world.fieldsOf(third)).toMatchObject({ lifecycle: now['lifecycle'] });
  });

  it('is not undone by the next event, poll or night, while classes are still decided', async () => {
    await undo(await installation());
    world.newWrites();

    win(first);
    await world.settle();
    await world.stayCurrent();
    await world.sleepUntilMorning();

    expect(world.newWrites()).toEqual([]);
    const [row] = await store().classes.find(known.zgid, [first]);
    expect(row?.classes['lifecycle']).toBe('first-purchase');
  });

  it('ends when somebody lets it be written again', async () => {
    await undo(await installation());

    await undoRun().resume(known.zgid);
    await world.settle();

    expect(await filled()).toHaveLength(130);
  });

  it('ends when a policy is published', async () => {
    await undo(await installation());
    const current = await store().policies.current(known.zgid);

    await world.tierwise.app.publishPolicy(known.zgid, {
      policy: {},
      author: 'Ada',
      note: 'better',
      basedOn: current?.version ?? '',
    });
    await world.settle();

    expect(await filled()).toHaveLength(130);
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
