import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { aDeal, anAccount, byText, freshId } from './samples.ts';

/** Which accounts every mirror store names as affected by a change, and marks. */
export function affectedAccountsContract(store: () => Store): void {
  const mirror = () => store().mirror;

  describe('a change of the mirror', () => {
    it('of an account affects it, its new parent and its old one', async () => {
      const organizationId = freshId();
      await mirror().putAccounts(organizationId, [anAccount({ id: 'a', parentId: 'old' }, 1)]);

      const affected = await mirror().putAccounts(organizationId, [
        anAccount({ id: 'a', parentId: 'new' }, 2),
      ]);

      expect(affected.sort(byText)).toEqual(['a', 'new', 'old']);
    });

    it('of a deal affects the accounts it belonged to and belongs to', async () => {
      const organizationId = freshId();
      await mirror().putDeals(organizationId, [
        aDeal({ id: 'd1', accountId: 'old' }, 1),
        aDeal({ id: 'd2' }, 1),
        aDeal({ id: 'd3', accountId: 'left' }, 1),
      ]);

      const affected = await mirror().putDeals(organizationId, [
        aDeal({ id: 'd1', accountId: 'new' }, 2),
        aDeal({ id: 'd2' }, 2),
        aDeal({ id: 'd3' }, 2),
      ]);

      expect(affected.sort(byText)).toEqual(['left', 'new', 'old']);
    });

    it('affects nobody when the record is held in a newer state', async () => {
      const organizationId = freshId();
      await mirror().putAccounts(organizationId, [anAccount({ id: 'a', parentId: 'p' }, 2)]);
      await mirror().putDeals(organizationId, [aDeal({ id: 'd', accountId: 'a' }, 2)]);

      expect(
        await mirror().putAccounts(organizationId, [anAccount({ id: 'a', parentId: 'q' }, 1)]),
      ).toEqual([]);
      expect(
        await mirror().putDeals(organizationId, [aDeal({ id: 'd', accountId: 'b' }, 1)]),
      ).toEqual([]);
    });

    it('affects nobody when the record tells what is held already, as after our own writes', async () => {
      const organizationId = freshId();
      const account = anAccount({ id: 'a', parentId: 'p', employees: 5 }, 2);
      const deal = aDeal({ id: 'd', accountId: 'a', amount: 7 }, 2);
      await mirror().putAccounts(organizationId, [account]);
      await mirror().putDeals(organizationId, [deal]);

      expect(await mirror().putAccounts(organizationId, [{ ...account, modifiedAt: 3 }])).toEqual(
        [],
      );
      expect(await mirror().putDeals(organizationId, [{ ...deal, modifiedAt: 3 }])).toEqual([]);
      expect(
        await mirror().putDeals(organizationId, [aDeal({ ...deal.facts, amount: 8 }, 4)]),
      ).toEqual(['a']);
    });

    it('removes deals and affects their owners', async () => {
      const organizationId = freshId();
      await mirror().putAccounts(organizationId, [anAccount({ id: 'a' })]);
      await mirror().putDeals(organizationId, [
        aDeal({ id: 'd1', accountId: 'a' }),
        aDeal({ id: 'd2', accountId: 'a' }),
        aDeal({ id: 'd3', accountId: 'b' }),
      ]);

      const affected = await mirror().remove(organizationId, 'Deals', ['d1', 'd3', 'unknown']);

      expect(affected.sort(byText)).toEqual(['a', 'b']);
      const [a] = await mirror().readGroups(organizationId, ['a']);
      expect(a?.deals.map(({ id }) => id)).toEqual(['d2']);
    });

    it('removes accounts and affects their parents and children, not themselves', async () => {
      const organizationId = freshId();
      await mirror().putAccounts(organizationId, [
        anAccount({ id: 'grandparent' }),
        anAccount({ id: 'parent', parentId: 'grandparent' }),
        anAccount({ id: 'middle', parentId: 'parent' }),
        anAccount({ id: 'child', parentId: 'middle' }),
      ]);

      const affected = await mirror().remove(organizationId, 'Accounts', ['middle', 'parent']);

      expect(affected.sort(byText)).toEqual(['child', 'grandparent']);
      expect(await mirror().count(organizationId)).toEqual({ accounts: 2, deals: 0 });
    });

    it('marks the accounts it affects in the same step, when asked', async () => {
      const organizationId = freshId();
      const marking = { cause: 'record-changed', now: 7 } as const;

      await mirror().putAccounts(organizationId, [anAccount({ id: 'a' })], marking);
      await mirror().putDeals(organizationId, [aDeal({ id: 'd', accountId: 'b' })], marking);
      await mirror().putDeals(organizationId, [aDeal({ id: 'e', accountId: 'c' })]);
      await mirror().remove(organizationId, 'Deals', ['e'], { ...marking, now: 8 });

      const taken = await store().inbox.takeAccounts(organizationId, 9);
      expect(taken.map(({ entry }) => entry)).toEqual([
        { accountId: 'a', cause: 'record-changed', markedAt: 7 },
        { accountId: 'b', cause: 'record-changed', markedAt: 7 },
        { accountId: 'c', cause: 'record-changed', markedAt: 8 },
      ]);
    });

    it('is whole or not at all', async () => {
      const organizationId = freshId();
      const deals = Array.from({ length: 600 }, (_, index) => aDeal({ id: `d${index}` }));

      const put = mirror().putDeals(organizationId, [
        ...deals,
        aDeal({ id: 'last', amount: Number.NaN }),
      ]);

      await expect(put).rejects.toThrow();
      expect(await mirror().count(organizationId)).toEqual({ accounts: 0, deals: 0 });
    });

    it('may be empty', async () => {
      const organizationId = freshId();

      expect(await mirror().putAccounts(organizationId, [])).toEqual([]);
      expect(await mirror().putDeals(organizationId, [])).toEqual([]);
      expect(await mirror().remove(organizationId, 'Deals', [])).toEqual([]);
      expect(await mirror().readGroups(organizationId, [])).toEqual([]);
    });
  });
}
