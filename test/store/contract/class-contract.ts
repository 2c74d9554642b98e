import { describe, expect, it } from 'vitest';
import type { ClassChange, Override } from '../../../src/app/ports/class-store.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { drain, freshId, someClasses } from './samples.ts';

/** What every class store and override store does. */
export function classContract(store: () => Store): void {
  const classes = () => store().classes;

  describe('classes', () => {
    it('are found as they were saved', async () => {
      const organizationId = freshId();
      await classes().save(organizationId, [someClasses('a'), someClasses('b')], []);

      expect(await classes().find(organizationId, ['b', 'unknown', 'b'])).toStrictEqual([
        someClasses('b'),
      ]);
    });

    it('are replaced by saving again, the last of a call winning; what was written stays', async () => {
      const organizationId = freshId();
      await classes().save(organizationId, [someClasses('a')], []);
      const last = someClasses('a', {
        classes: { tier: 'silver' },
        firstPlay: undefined,
        written: {},
        asOf: -1,
      });

      await classes().save(organizationId, [someClasses('a', { asOf: 5 }), last], []);

      expect(await classes().find(organizationId, ['a'])).toStrictEqual([
        { ...last, written: someClasses('a').written },
      ]);
    });

    it('are unwritten while a desired value differs from what was written', async () => {
      const organizationId = freshId();
      const desired = { tier: 'gold', note: null };
      const unwritten = async () =>
        (await classes().unwritten(organizationId, 9, 0)).map(({ accountId }) => accountId);
      await classes().save(
        organizationId,
        [
          someClasses('never', { desired, written: {} }),
          someClasses('empty', { desired: { note: null }, written: {} }),
          someClasses('same', { desired, written: { tier: 'gold', note: null, other: 'x' } }),
          someClasses('differs', { desired, written: { tier: 'silver' } }),
        ],
        [],
      );

      expect(await unwritten()).toEqual(['differs', 'never']);
      expect(await classes().countUnwritten(organizationId)).toBe(2);
      const among = await classes().unwritten(organizationId, 9, 0, ['never', 'same']);
      expect(among.map(({ accountId }) => accountId)).toEqual(['never']);
      expect(await classes().unwritten(organizationId, 1, 0)).toHaveLength(1);

      await classes().saveWritten(organizationId, [
        { accountId: 'never', values: { tier: 'gold' } },
        { accountId: 'same', values: { tier: 'by hand' } },
      ]);
      expect(await unwritten()).toEqual(['differs', 'same']);
    });

    it('are in the hand of a bulk write until it ends, and written by no other meanwhile', async () => {
      const organizationId = freshId();
      const rows = ['a', 'b', 'c'].map((id) =>
        someClasses(id, { desired: { tier: 'gold' }, written: {} }),
      );
      await classes().save(organizationId, rows, []);
      const idsOf = (found: { accountId: string }[]) => found.map(({ accountId }) => accountId);
      const free = async () => idsOf(await classes().unwritten(organizationId, 9, 0));
      const held = async () => idsOf(await classes().inBulk(organizationId, 9));

      await classes().beginBulk(organizationId, [
        { accountId: 'a', values: { tier: 'gold' } },
        { accountId: 'b', values: { tier: 'gold', note: 'x' } },
      ]);
      expect([await free(), await held()]).toEqual([['c'], ['a', 'b']]);
      expect(await classes().inBulk(organizationId, 1)).toMatchObject([
        { inBulk: { tier: 'gold' } },
      ]);
      expect(await classes().countUnwritten(organizationId)).toBe(3);

      // Neither a decision nor what somebody reads meanwhile takes them out of its hand.
      await classes().save(organizationId, [someClasses('a', { desired: { tier: 'silver' } })], []);
      await classes().saveWritten(organizationId, [
        { accountId: 'b', values: { tier: 'by hand' } },
      ]);
      expect(await held()).toEqual(['a', 'b']);

      await classes().endBulk(organizationId, [{ accountId: 'a', values: { tier: 'gold' } }]);
      expect([await free(), await held()]).toEqual([['a', 'c'], ['b']]);

      await classes().releaseBulk(organizationId, ['b']);
      expect([await free(), await held()]).toEqual([['a', 'b', 'c'], []]);
      const [released] = await classes().find(organizationId, ['b']);
      expect(released).toMatchObject({ attempted: { tier: 'gold', note: 'x' }, inBulk: {} });
    });

    it('that were refused wait until they may be tried again, or want something else', async () => {
      const organizationId = freshId();
      const one = someClasses('a', { desired: { tier: 'gold' }, written: {} });
      const unwritten = (now: number) => classes().unwritten(organizationId, 9, now);
      await classes().save(organizationId, [one], []);

      await classes().saveWritten(organizationId, [
        { accountId: 'a', error: 'RECORD_LOCKED', retryAt: 100 },
      ]);
      expect(await unwritten(99)).toEqual([]);
      expect(await unwritten(100)).toHaveLength(1);
      expect(await classes().writeErrors(organizationId, 9)).toEqual([
        { accountId: 'a', error: 'RECORD_LOCKED', retryAt: 100 },
      ]);

      await classes().saveWritten(organizationId, [{ accountId: 'a', error: 'NO_PERMISSION' }]);
      expect(await unwritten(1e15)).toEqual([]);
      const [never] = await classes().writeErrors(organizationId, 9);
      expect(never?.retryAt).toBeUndefined();
      await classes().retryAll(organizationId);
      expect(await unwritten(0)).toHaveLength(1);
      await classes().saveWritten(organizationId, [{ accountId: 'a', error: 'NO_PERMISSION' }]);
      await classes().save(organizationId, [{ ...one, asOf: 7 }], []);
      expect(await unwritten(1e15)).toEqual([]);
      await classes().save(organizationId, [{ ...one, desired: { tier: 'silver' } }], []);
      expect(await unwritten(1e15)).toHaveLength(1);
      expect(await classes().writeErrors(organizationId, 9)).toEqual([]);

      await classes().saveWritten(organizationId, [{ accountId: 'a', values: { tier: 'silver' } }]);
      expect(await unwritten(1e15)).toEqual([]);
    });

    it('note what was written, beside what was written before', async () => {
      const organizationId = freshId();
      await classes().save(
        organizationId,
        [someClasses('a', { written: { tier: 'Gold', note: 'old' } }), someClasses('b')],
        [],
      );

      await classes().saveWritten(organizationId, [
        { accountId: 'a', values: { note: null } },
        { accountId: 'a', values: { next: 'call' } },
        { accountId: 'unknown', values: { note: 'x' } },
      ]);

      expect(await classes().find(organizationId, ['a', 'b', 'unknown'])).toStrictEqual([
        someClasses('a', { written: { tier: 'Gold', note: null, next: 'call' } }),
        someClasses('b'),
      ]);
    });

    it('note what is about to be written until it is known what became of it', async () => {
      const organizationId = freshId();
      const attempted = async () =>
        (await classes().find(organizationId, ['a', 'b'])).map((row) => row.attempted);
      await classes().save(organizationId, [someClasses('a'), someClasses('b')], []);

      await classes().saveAttempts(organizationId, [
        { accountId: 'a', values: { tier: 'gold' } },
        { accountId: 'a', values: { note: null } },
        { accountId: 'b', values: { tier: 'silver' } },
        { accountId: 'unknown', values: { tier: 'gold' } },
      ]);
      await classes().save(organizationId, [someClasses('a', { asOf: 9 })], []);
      expect(await attempted()).toStrictEqual([{ tier: 'gold', note: null }, { tier: 'silver' }]);

      await classes().saveWritten(organizationId, [
        { accountId: 'a', values: {} },
        { accountId: 'b', error: 'RECORD_LOCKED' },
      ]);
      expect(await attempted()).toStrictEqual([{}, {}]);
    });

    it('are found by the day on which time changes them, soonest first', async () => {
      const organizationId = freshId();
      const save = (id: string, nextFlipOn: number | undefined) =>
        classes().save(organizationId, [someClasses(id, { nextFlipOn })], []);
      await save('late', 20_500);
      await save('soon', 20_401);
      await save('never', undefined);
      await classes().save(freshId(), [someClasses('of-others', { nextFlipOn: 20_401 })], []);
      const found = async (day: number, limit = 9) => {
        const rows = await classes().flippingUntil(organizationId, day, limit);
        return rows.map(({ accountId }) => accountId);
      };

      expect(await found(20_400)).toEqual([]);
      expect(await found(20_401)).toEqual(['soon']);
      expect(await found(30_000)).toEqual(['soon', 'late']);
      expect(await found(30_000, 1)).toEqual(['soon']);
      await save('soon', undefined);
      expect(await found(30_000)).toEqual(['late']);
    });

    it('are all read by account id, a batch at a time', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 1700 }, (_, index) => `${1000 + index}`);
      await classes().save(
        organizationId,
        ids.toReversed().map((id) => someClasses(id)),
        [],
      );

      const { rows, sizes } = await drain(classes().readAll(organizationId));

      expect(rows).toStrictEqual(ids.map((id) => someClasses(id)));
      expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    });

    it('are removed with their history', async () => {
      const organizationId = freshId();
      await classes().save(
        organizationId,
        [someClasses('a'), someClasses('b')],
        [aChange('a', 1), aChange('b', 1)],
      );

      await classes().remove(organizationId, ['a', 'unknown']);

      expect(await classes().find(organizationId, ['a', 'b'])).toStrictEqual([someClasses('b')]);
      expect(await classes().history(organizationId, 'a', 9)).toEqual([]);
      expect(await classes().history(organizationId, 'b', 9)).toHaveLength(1);
    });

    it('belong to one organization', async () => {
      const [id, other] = [freshId(), freshId()];
      await classes().save(id, [someClasses('a')], [aChange('a', 1)]);
      await classes().save(other, [someClasses('a', { asOf: 1 })], []);

      await classes().remove(other, ['a']);
      await classes().saveWritten(other, [{ accountId: 'a', values: { tier: 'x' } }]);

      expect(await classes().find(id, ['a'])).toStrictEqual([someClasses('a')]);
      expect(await classes().history(other, 'a', 9)).toEqual([]);
    });
  });

  describe('the history of an account', () => {
    it('is its changes, newest first', async () => {
      const organizationId = freshId();
      const changes = [aChange('a', 1), aChange('a', 3), aChange('a', 2), aChange('b', 9)];

      await classes().save(organizationId, [], changes.slice(0, 2));
      await classes().save(organizationId, [], changes.slice(2));

      expect(await classes().history(organizationId, 'a', 9)).toStrictEqual([
        aChange('a', 3),
        aChange('a', 2),
        aChange('a', 1),
      ]);
      expect(await classes().history(organizationId, 'a', 1)).toStrictEqual([aChange('a', 3)]);
    });

    it('has every dimension that changed at an instant', async () => {
      const organizationId = freshId();
      const changes = ['tier', 'lifecycle', 'size'].map((dimension) =>
        aChange('a', 1, { dimension, from: undefined }),
      );

      await classes().save(organizationId, [], changes);

      const history = await classes().history(organizationId, 'a', 9);
      expect(history).toHaveLength(3);
      expect(history).toEqual(expect.arrayContaining(changes));
    });

    it.each(['one call', 'two calls'])(
      'joins two changes of a class at one instant, made in %s',
      async (calls) => {
        const organizationId = freshId();
        const first = aChange('a', 1, { from: 'bronze', to: 'silver' });
        const second = aChange('a', 1, { from: 'silver', to: 'gold', cause: 'override' });

        if (calls === 'one call') await classes().save(organizationId, [], [first, second]);
        else {
          await classes().save(organizationId, [], [first]);
          await classes().save(organizationId, [], [second]);
        }

        expect(await classes().history(organizationId, 'a', 9)).toStrictEqual([
          aChange('a', 1, { from: 'bronze', to: 'gold', cause: 'override' }),
        ]);
      },
    );
  });

  describe('overrides', () => {
    const overrides = () => store().overrides;

    it('are found as they were saved, one per account and dimension', async () => {
      const organizationId = freshId();
      const tier = anOverride({ by: '3652397000000000004', until: 20_500 });
      const size = anOverride({ dimension: 'size' });
      await overrides().save(organizationId, anOverride({ value: 'bronze', until: 1 }));
      await overrides().save(organizationId, tier);
      await overrides().save(organizationId, size);
      await overrides().save(organizationId, anOverride({ accountId: 'b' }));

      expect(await overrides().find(organizationId, ['a', 'a', 'unknown'])).toStrictEqual([
        size,
        tier,
      ]);
      expect(await overrides().list(organizationId)).toHaveLength(3);
    });

    it('forget their last day when saved without one', async () => {
      const organizationId = freshId();
      await overrides().save(organizationId, anOverride({ until: 5 }));
      await overrides().save(organizationId, anOverride());

      expect(await overrides().list(organizationId)).toStrictEqual([anOverride()]);
    });

    it('are removed one by one, from their own organization', async () => {
      const [id, other] = [freshId(), freshId()];
      await overrides().save(id, anOverride());
      await overrides().save(id, anOverride({ dimension: 'size' }));
      await overrides().save(other, anOverride());

      await overrides().remove(id, 'a', 'tier');

      expect(await overrides().list(id)).toStrictEqual([anOverride({ dimension: 'size' })]);
      expect(await overrides().list(other)).toStrictEqual([anOverride()]);
    });
  });
}

function aChange(accountId: string, at: number, rest: Partial<ClassChange> = {}): ClassChange {
  return {
    accountId,
    dimension: 'tier',
    from: 'silver',
    to: 'gold',
    cause: 'record-changed',
    policyVersion: 'policy-1',
    calibrationId: 'calibration-1',
    inputs: '{"revenue":12.5}',
    at,
    ...rest,
  };
}

function anOverride(rest: Partial<Override> = {}): Override {
  return {
    accountId: 'a',
    dimension: 'tier',
    value: 'gold',
    by: undefined,
    why: 'Strategic: “Söhne” 战略客户',
    at: 1_790_000_000_000,
    ...rest,
  };
}
