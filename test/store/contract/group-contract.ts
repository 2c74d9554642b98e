import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { aDeal, anAccount, byText, freshId } from './samples.ts';

/** How every mirror store reads groups of accounts. */
export function groupContract(store: () => Store): void {
  const mirror = () => store().mirror;

  async function readIds(organizationId: string, accountIds: string[]): Promise<string[]> {
    const group = await mirror().readGroups(organizationId, accountIds);
    return group.map(({ account }) => account.id);
  }

  /** Puts accounts by id and parent. */
  async function put(organizationId: string, parents: Record<string, string | undefined>) {
    const records = Object.entries(parents).map(([id, parentId]) =>
      anAccount({ id, ...(parentId !== undefined && { parentId }) }),
    );
    await mirror().putAccounts(organizationId, records);
  }

  describe('a group', () => {
    it('is read whole from any of its members, with everyone’s deals', async () => {
      const organizationId = freshId();
      await put(organizationId, {
        root: undefined,
        a: 'root',
        b: 'root',
        aa: 'a',
        lone: undefined,
      });
      await mirror().putDeals(organizationId, [
        aDeal({ id: '2', accountId: 'aa' }),
        aDeal({ id: '1', accountId: 'aa' }),
        aDeal({ id: '3', accountId: 'b' }),
        aDeal({ id: '4', accountId: 'lone' }),
      ]);

      for (const member of ['root', 'a', 'b', 'aa']) {
        const group = await mirror().readGroups(organizationId, [member]);

        expect(group.map(({ account, deals }) => [account.id, deals.map(({ id }) => id)])).toEqual([
          ['a', []],
          ['aa', ['1', '2']],
          ['b', ['3']],
          ['root', []],
        ]);
      }
    });

    it('ends at a cycle, and at an account that is its own parent', async () => {
      const organizationId = freshId();
      await put(organizationId, { a: 'c', b: 'a', c: 'b', d: 'c', self: 'self', child: 'self' });

      expect(await readIds(organizationId, ['d'])).toEqual(['a', 'b', 'c', 'd']);
      expect(await readIds(organizationId, ['self'])).toEqual(['child', 'self']);
    });

    it('does not reach over a parent that is not held', async () => {
      const organizationId = freshId();
      await put(organizationId, { a: 'gone', b: 'gone', aa: 'a' });

      expect(await readIds(organizationId, ['aa'])).toEqual(['a', 'aa']);
      expect(await readIds(organizationId, ['gone', 'unknown'])).toEqual([]);
    });

    it('is read once for many of its members', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 1500 }, (_, index) => `${10_000 + index}`);
      await put(
        organizationId,
        Object.fromEntries(ids.map((id, index) => [id, index === 0 ? undefined : ids[0]])),
      );

      const read = await readIds(organizationId, [...ids, ...ids]);

      expect(read).toEqual(ids);
    });

    it('is read for more accounts than a statement takes', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 40_000 }, (_, index) => `${100_000 + index}`);
      await put(organizationId, Object.fromEntries(ids.map((id) => [id, undefined])));

      expect(await readIds(organizationId, ids)).toHaveLength(40_000);
    });

    it('may be a long chain', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 3000 }, (_, index) => `${10_000 + index}`);
      await put(organizationId, Object.fromEntries(ids.map((id, index) => [id, ids[index - 1]])));

      expect(await readIds(organizationId, ['11500'])).toEqual(ids);
    });

    it('is what is linked by parents, whatever the links', async () => {
      const links = fc.dictionary(account(9), fc.option(account(12), { nil: undefined }));
      await fc.assert(
        fc.asyncProperty(links, fc.array(account(12)), async (parents, asked) => {
          const organizationId = freshId();
          await put(organizationId, parents);

          const read = await readIds(organizationId, asked);

          expect(read.sort(byText)).toEqual(linked(parents, asked));
        }),
        { numRuns: 60 },
      );

      function account(count: number) {
        return fc.nat(count).map((number) => `a${number}`);
      }
    });
  });
}

/** The held accounts connected with the asked ones by any number of links, found by walking. */
function linked(parents: Record<string, string | undefined>, asked: string[]): string[] {
  const held = Object.keys(parents);
  const found = new Set(asked.filter((id) => held.includes(id)));
  for (let before = -1; before !== found.size; ) {
    before = found.size;
    for (const id of held) {
      const parent = parents[id];
      if (parent === undefined || !held.includes(parent)) continue;
      if (found.has(id) || found.has(parent)) found.add(id).add(parent);
    }
  }
  return [...found].sort(byText);
}
