import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { aRun, freshId } from './samples.ts';

/** What every run, credit and schedule store does. */
export function runContract(store: () => Store): void {
  describe('runs', () => {
    it('are found as they were last saved', async () => {
      const organizationId = freshId();
      const finished = aRun('r', { state: 'finished', total: 500, cursor: '{"page":3}' });

      await store().runs.save(organizationId, aRun('r', { error: 'crm-unavailable' }));
      await store().runs.save(organizationId, finished);

      expect(await store().runs.find(organizationId, 'r')).toStrictEqual(finished);
      expect(await store().runs.find(freshId(), 'r')).toBeUndefined();
    });

    it('are listed newest first', async () => {
      const organizationId = freshId();
      for (const [id, startedAt] of [['b', 2] as const, ['a', 1] as const, ['c', 3] as const]) {
        await store().runs.save(organizationId, aRun(id, { startedAt }));
      }

      const listed = await store().runs.list(organizationId, 2);

      expect(listed.map(({ id }) => id)).toEqual(['c', 'b']);
    });
  });

  it('runs that have not ended are found over all organizations, oldest first', async () => {
    const [one, other] = [freshId(), freshId()];
    await store().runs.save(one, aRun('late', { startedAt: 2 }));
    await store().runs.save(other, aRun('early', { startedAt: 1 }));
    await store().runs.save(one, aRun('over', { state: 'finished' }));
    await store().runs.save(one, aRun('broken', { state: 'failed' }));
    const mine = async () =>
      (await store().runs.unfinished())
        .filter(({ organizationId }) => [one, other].includes(organizationId))
        .map(({ run }) => run.id);

    expect(await mine()).toEqual(['early', 'late']);
    await store().runs.save(other, aRun('early', { startedAt: 1, state: 'finished' }));
    expect(await mine()).toEqual(['late']);
  });

  describe('credits', () => {
    it('are summed by operation since an instant', async () => {
      const organizationId = freshId();
      const call = { organizationId, operation: 'read-accounts', credits: 1, at: 10 };
      await store().credits.add([
        { ...call, at: 9, credits: 100 },
        call,
        call,
        { ...call, operation: 'bulk-read', credits: 50 },
        { ...call, organizationId: freshId() },
      ]);
      await store().credits.add([call, { ...call, at: 11 }]);

      expect(await store().credits.spent(organizationId, 10)).toStrictEqual([
        { operation: 'bulk-read', calls: 1, credits: 50 },
        { operation: 'read-accounts', calls: 4, credits: 4 },
      ]);
      expect(await store().credits.spent(freshId(), 0)).toEqual([]);
    });

    it('are told by the minute', async () => {
      const organizationId = freshId();
      const call = { organizationId, operation: 'o', credits: 2 };
      await store().credits.add([59_999, 60_000, 119_999, 180_000].map((at) => ({ ...call, at })));

      expect(await store().credits.byMinute(organizationId, 60_000)).toStrictEqual([
        { at: 60_000, credits: 4 },
        { at: 180_000, credits: 2 },
      ]);
      expect(await store().credits.byMinute(freshId(), 0)).toEqual([]);
    });

    it('are all counted when many add at the same time', async () => {
      const organizationId = freshId();

      await Promise.all(
        Array.from({ length: 300 }, (_, at) =>
          store().credits.add([{ organizationId, operation: 'o', credits: 2, at: at % 3 }]),
        ),
      );
      await store().credits.add([]);

      expect(await store().credits.spent(organizationId, 0)).toStrictEqual([
        { operation: 'o', calls: 300, credits: 600 },
      ]);
    });

    it('count what is just being added', async () => {
      const organizationId = freshId();
      const call = { organizationId, operation: 'o', credits: 2, at: 60_000 };
      const first = store().credits.add([call]);
      await nextTurn();
      const second = store().credits.add([call]);

      expect((await store().credits.spent(organizationId, 0))[0]?.credits).toBe(4);
      const third = store().credits.add([call]);
      expect((await store().credits.byMinute(organizationId, 0))[0]?.credits).toBe(6);
      await Promise.all([first, second, third]);
    });
  });

  describe('a firing', () => {
    it('is forgotten when it is from before an instant, whatever its name', async () => {
      const { claimFiring, forgetFirings } = store().schedule;
      const [name, other] = [freshId(), freshId()];
      await claimFiring(name, 1000);
      await claimFiring(name, 2000);
      await claimFiring(other, 1999);

      await forgetFirings(2000);

      expect(await claimFiring(name, 2000)).toBe(false);
      expect(await claimFiring(name, 1000)).toBe(true);
      expect(await claimFiring(other, 1999)).toBe(true);
    });

    it('is claimed by exactly one', async () => {
      const name = `nightly ${freshId()}`;

      const claims = await Promise.all(
        Array.from({ length: 20 }, () => store().schedule.claimFiring(name, 1_790_000_000_000)),
      );

      expect(claims.filter((claim) => claim)).toHaveLength(1);
      expect(await store().schedule.claimFiring(name, 1_790_000_060_000)).toBe(true);
      expect(await store().schedule.claimFiring(name, 1_790_000_000_000)).toBe(false);
      expect(await store().schedule.claimFiring(`hourly ${name}`, 1_790_000_000_000)).toBe(true);
    });
  });

  describe('a lease', () => {
    const schedule = () => store().schedule;

    it('is held by one owner until it ends or is released', async () => {
      const id = freshId();

      expect(await schedule().takeLease(id, 'one', 0, 100)).toBe(true);
      expect(await schedule().takeLease(id, 'two', 99, 200)).toBe(false);
      expect(await schedule().takeLease(id, 'two', 100, 200)).toBe(true);
      expect(await schedule().takeLease(id, 'one', 101, 300)).toBe(false);
      await schedule().releaseLease(id, 'two');
      expect(await schedule().takeLease(id, 'one', 102, 300)).toBe(true);
    });

    it('is renewed by its owner', async () => {
      const id = freshId();
      await schedule().takeLease(id, 'one', 0, 100);

      expect(await schedule().takeLease(id, 'one', 50, 150)).toBe(true);
      expect(await schedule().takeLease(id, 'two', 120, 300)).toBe(false);
    });

    it('is not released by others', async () => {
      const id = freshId();
      await schedule().takeLease(id, 'one', 0, 100);

      await schedule().releaseLease(id, 'two');

      expect(await schedule().takeLease(id, 'two', 50, 150)).toBe(false);
    });

    it('of one organization does not stop another', async () => {
      const [id, other] = [freshId(), freshId()];
      await schedule().takeLease(id, 'one', 0, 100);

      expect(await schedule().takeLease(other, 'two', 0, 100)).toBe(true);
    });

    it('goes to one of many who take it at the same time', async () => {
      const id = freshId();

      const taken = await Promise.all(
        Array.from({ length: 20 }, (_, owner) => schedule().takeLease(id, `${owner}`, 0, 100)),
      );

      expect(taken.filter((isTaken) => isTaken)).toHaveLength(1);
    });
  });
}
