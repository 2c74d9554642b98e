import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ClassChange } from '../../src/app/ports/class-store.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { aSalesBook } from '../support/a-sales-book.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('the history an organization begins with', () => {
  let world: World;
  let histories: ClassChange[][];

  beforeAll(async () => {
    const records = aSalesBook({ seed: 9, accounts: 60, deals: 500, now: Date.now() });
    world = await startWorld(anOrganization({ records }));
    await world.install('en');
    histories = await Promise.all(
      world.organization
        .records('Accounts')
        .map(({ id }) => world.tierwise.store.classes.history(known.zgid, id, 500)),
    );
  });
  afterAll(() => world.stop());

  it('reaches back a year, to the first days of months, and ends today', () => {
    const days = new Set(
      histories
        .flat()
        .filter(({ from }) => from !== undefined)
        .map(({ at }) => new Date(at).toISOString()),
    );

    const today = new Date(world.clock.now()).toISOString().slice(0, 10);
    expect(days.size).toBeGreaterThan(6);
    expect(days.size).toBeLessThanOrEqual(13);
    for (const day of days)
      expect(day.startsWith(today) || day.endsWith('-01T00:00:00.000Z')).toBe(true);
  });

  it('tells of each account how one class came of the other, and why', () => {
    for (const history of histories) {
      for (const dimension of ['tier', 'lifecycle', 'value']) {
        const steps = history.filter((change) => change.dimension === dimension).reverse();
        const past = steps.filter(({ from }) => from !== undefined);
        for (const [place, { from }] of past.slice(1).entries()) expect(from).toBe(past[place]?.to);
        const now = steps.find(({ from }) => from === undefined)?.to;
        if (past.length > 0) expect(past.at(-1)?.to).toBe(now);
      }
    }
    const causes = new Set(histories.flat().map(({ cause }) => cause));
    expect(causes).toEqual(new Set(['backfill', 'record-changed', 'time-passed', 'calibration']));
  });

  it('keeps the figures each change rests on', () => {
    const [change] = histories.flat().filter(({ from }) => from !== undefined);

    expect(JSON.parse(change?.inputs ?? '')).toMatchObject({
      account: { id: change?.accountId },
      own: { wins: expect.any(Number), monetary: expect.any(Number) },
    });
  });
});
