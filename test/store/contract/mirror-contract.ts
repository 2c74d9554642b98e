import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { arbitraryAccount, arbitraryDeal } from './arbitrary-facts.ts';
import { aDeal, anAccount, byText, drain, freshId, hardTexts } from './samples.ts';

/** What every mirror store does, except for groups. */
export function mirrorContract(store: () => Store): void {
  const mirror = () => store().mirror;

  async function held(organizationId: string) {
    return (await drain(mirror().readAll(organizationId))).rows;
  }

  describe('the mirror', () => {
    it.each(Object.entries(hardTexts))('keeps facts with %s', async (_, text) => {
      const organizationId = freshId();
      const [account, deal] = [freshId(), freshId()];
      await mirror().putAccounts(organizationId, [anAccount({ id: account, name: text })]);
      await mirror().putDeals(organizationId, [
        aDeal({ id: deal, accountId: account, product: text }),
      ]);

      const [only] = await held(organizationId);

      expect(only?.account.name).toBe(text);
      expect(only?.deals[0]?.product).toBe(text);
    });

    it('gives facts back exactly, absent ones absent', async () => {
      await fc.assert(
        fc.asyncProperty(arbitraryAccount, arbitraryDeal, async (account, deal) => {
          const organizationId = freshId();
          const facts = { ...deal, accountId: account.id };
          await mirror().putAccounts(organizationId, [anAccount(account)]);
          await mirror().putDeals(organizationId, [aDeal(facts)]);

          expect(await held(organizationId)).toStrictEqual([{ account, deals: [facts] }]);
        }),
        { numRuns: 50 },
      );
    });

    it.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses %s as an amount', async (amount) => {
      const organizationId = freshId();

      const put = mirror().putDeals(organizationId, [aDeal({ id: freshId(), amount })]);

      await expect(put).rejects.toMatchObject({ code: 'internal', detail: /amount/ });
      expect(await mirror().count(organizationId)).toEqual({ accounts: 0, deals: 0 });
    });

    it('is the newest state of every record, whatever the order of arrival', async () => {
      const records = fc.uniqueArray(fc.record({ id: fc.nat(5), modifiedAt: fc.nat(1000) }), {
        selector: ({ id, modifiedAt }) => `${id} ${modifiedAt}`,
        minLength: 1,
      });
      await fc.assert(
        fc.asyncProperty(records, fc.integer({ min: 1, max: 4 }), async (versions, perCall) => {
          const organizationId = freshId();
          for (let start = 0; start < versions.length; start += perCall) {
            const part = versions.slice(start, start + perCall);
            await mirror().putAccounts(organizationId, part.map(asAccount));
            await mirror().putDeals(organizationId, part.map(asDeal));
          }

          const newest = new Map<string, number>();
          for (const { id, modifiedAt } of versions) {
            newest.set(`a${id}`, Math.max(newest.get(`a${id}`) ?? 0, modifiedAt));
          }
          const expected = [...newest]
            .sort(([a], [b]) => byText(a, b))
            .map(([id, at]) => [id, `${at}`, [`${at}`]]);
          const actual = (await held(organizationId)).map(({ account, deals }) => [
            account.id,
            account.name,
            deals.map((deal) => deal.name),
          ]);
          expect(actual).toEqual(expected);
        }),
        { numRuns: 30 },
      );

      function asAccount({ id, modifiedAt }: { id: number; modifiedAt: number }) {
        return anAccount({ id: `a${id}`, name: `${modifiedAt}` }, modifiedAt);
      }

      function asDeal({ id, modifiedAt }: { id: number; modifiedAt: number }) {
        return aDeal({ id: `d${id}`, name: `${modifiedAt}`, accountId: `a${id}` }, modifiedAt);
      }
    });

    it('takes the later of two records that changed at the same instant', async () => {
      const organizationId = freshId();

      await mirror().putAccounts(organizationId, [anAccount({ id: 'a', name: 'first' }, 5)]);
      await mirror().putAccounts(organizationId, [anAccount({ id: 'a', name: 'second' }, 5)]);

      expect((await held(organizationId))[0]?.account.name).toBe('second');
    });

    it('reads all accounts by id with their deals by id, a batch at a time', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 2500 }, (_, index) => String(7_000_000 + index * 7));
      await mirror().putAccounts(
        organizationId,
        ids.toReversed().map((id) => anAccount({ id })),
      );
      await mirror().putDeals(
        organizationId,
        ids.flatMap((accountId, index) =>
          Array.from({ length: index % 4 }, (_, n) =>
            aDeal({ id: `${n}-${accountId}`, accountId }),
          ),
        ),
      );

      const { rows, sizes } = await drain(mirror().readAll(organizationId));

      expect(rows.map(({ account }) => account.id)).toEqual(ids);
      expect(rows.map(({ deals }) => deals.map(({ id }) => id))).toEqual(
        ids.map((id, index) => Array.from({ length: index % 4 }, (_, n) => `${n}-${id}`)),
      );
      expect(Math.max(...sizes)).toBeLessThanOrEqual(1000);
    });

    it('lets writers in while it is read', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 1200 }, (_, index) => String(1000 + index));
      await mirror().putAccounts(
        organizationId,
        ids.map((id) => anAccount({ id })),
      );

      const seen: string[] = [];
      for await (const batch of mirror().readAll(organizationId)) {
        seen.push(...batch.map(({ account }) => account.id));
        await mirror().remove(organizationId, 'Accounts', ['1000', '2199']);
      }

      expect(seen).toEqual(ids.slice(0, -1));
    });

    it('reads the deals that belong to no account it holds', async () => {
      const organizationId = freshId();
      await mirror().putAccounts(organizationId, [anAccount({ id: 'held' })]);
      await mirror().putAccounts(freshId(), [anAccount({ id: 'elsewhere' })]);
      const strays = [
        aDeal({ id: 'd2', accountId: 'elsewhere' }),
        aDeal({ id: 'd3' }),
        ...Array.from({ length: 2500 }, (_, index) =>
          aDeal({ id: `e${1000 + index}`, accountId: 'gone' }),
        ),
      ];
      await mirror().putDeals(organizationId, [
        aDeal({ id: 'd1', accountId: 'held' }),
        ...strays.toReversed(),
      ]);

      const { rows } = await drain(mirror().readStrayDeals(organizationId));

      expect(rows).toEqual(strays.map(({ facts }) => facts));
    });

    it('knows up to which change our fields were seen, until that is forgotten or the account goes', async () => {
      const organizationId = freshId();
      const ids = ['a', 'b', 'c'];
      const seen = () => Promise.all(ids.map((id) => mirror().seenAt(organizationId, id)));
      await mirror().putAccounts(
        organizationId,
        ids.map((id) => anAccount({ id }, 5)),
      );
      expect(await seen()).toEqual([undefined, undefined, undefined]);

      const at = 1_800_000_000_000;
      await mirror().noteSeen(organizationId, [
        { accountId: 'a', modifiedAt: at },
        { accountId: 'b', modifiedAt: at + 1000 },
        { accountId: 'c', modifiedAt: at },
        { accountId: 'not held', modifiedAt: at },
      ]);
      await mirror().putAccounts(organizationId, [anAccount({ id: 'a' }, 6)]);
      expect(await seen()).toEqual([at, at + 1000, at]);
      expect(await mirror().seenAt(freshId(), 'a')).toBeUndefined();

      await mirror().forgetSeen(organizationId, ['a']);
      await mirror().remove(organizationId, 'Accounts', ['b']);
      await mirror().putAccounts(organizationId, [anAccount({ id: 'b' }, 7)]);
      expect(await seen()).toEqual([undefined, undefined, at]);

      await mirror().forgetSeen(organizationId);
      expect(await seen()).toEqual([undefined, undefined, undefined]);
    });

    it('counts accounts and deals', async () => {
      const organizationId = freshId();
      await mirror().putAccounts(organizationId, [anAccount({ id: 'a' }), anAccount({ id: 'b' })]);
      await mirror().putDeals(organizationId, [aDeal({ id: 'd' })]);

      expect(await mirror().count(organizationId)).toEqual({ accounts: 2, deals: 1 });
    });

    it('keeps organizations with the same record ids apart', async () => {
      const [id, other] = [freshId(), freshId()];
      for (const organizationId of [id, other]) {
        await mirror().putAccounts(organizationId, [
          anAccount({ id: 'a', name: organizationId, parentId: 'p' }),
          anAccount({ id: 'p' }),
        ]);
        await mirror().putDeals(organizationId, [
          aDeal({ id: 'd', accountId: 'a', name: organizationId }),
        ]);
      }

      await mirror().remove(id, 'Accounts', ['p']);
      await mirror().remove(id, 'Deals', ['d']);

      const groups = await mirror().readGroups(other, ['a']);
      expect(groups.map(({ account }) => account.name)).toEqual([other, 'Account p']);
      expect(groups[0]?.deals[0]?.name).toBe(other);
      expect(await held(id)).toHaveLength(1);
    });
  });
}
