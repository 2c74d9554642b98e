import { describe, expect, it } from 'vitest';
import type { Store } from '../../../src/app/ports/store.ts';
import { freshId } from './samples.ts';

/** What every journal of writes does. */
export function journalContract(store: () => Store): void {
  const journal = () => store().journal;
  const entry = (accountId: string, before: string | null, after: string) => ({
    accountId,
    before: { tier: before },
    after: { tier: after },
  });

  describe('a journal of writes', () => {
    it('tells what a run wrote, a page at a time', async () => {
      const id = freshId();
      const entries = Array.from({ length: 300 }, (_, n) => entry(String(1000 + n), null, 'gold'));
      await journal().note(id, 'r1', entries, 5);
      await journal().note(id, 'r2', [entry('1000', 'gold', 'silver')], 6);

      const page = await journal().read(id, 'r1', '1249', 40);

      expect(page).toStrictEqual(entries.slice(250, 290));
      expect(await journal().runs(id)).toStrictEqual([
        { runId: 'r2', accounts: 1, at: 6 },
        { runId: 'r1', accounts: 300, at: 5 },
      ]);
      expect(await journal().runs(freshId())).toEqual([]);
    });

    it('keeps what stood there before a run wrote for the first time', async () => {
      const id = freshId();
      await journal().note(id, 'r', [entry('a', 'bronze', 'silver')], 1);
      const again = {
        accountId: 'a',
        before: { tier: 'silver', size: null },
        after: { tier: 'gold', size: 'large' },
      };
      await journal().note(id, 'r', [again], 2);

      expect(await journal().read(id, 'r', undefined, 9)).toStrictEqual([
        {
          accountId: 'a',
          before: { tier: 'bronze', size: null },
          after: { tier: 'gold', size: 'large' },
        },
      ]);
    });

    it('takes a note back, to what was noted before it', async () => {
      const id = freshId();
      expect(await journal().note(id, 'r', [entry('a', null, 'silver')], 1)).toEqual([]);
      const [earlier] = await journal().note(id, 'r', [entry('a', 'silver', 'gold')], 2);
      expect(earlier).toStrictEqual(entry('a', null, 'silver'));
      await journal().note(id, 'r', [entry('b', null, 'gold')], 2);
      await journal().note(id, 'other', [entry('b', null, 'gold')], 2);

      await journal().takeBack(id, 'r', 'a', earlier);
      await journal().takeBack(id, 'r', 'b', undefined);

      expect(await journal().read(id, 'r', undefined, 9)).toStrictEqual([earlier]);
      expect(await journal().read(id, 'other', undefined, 9)).toHaveLength(1);
    });

    it('forgets what is old, of one organization', async () => {
      const [id, other] = [freshId(), freshId()];
      for (const each of [id, other]) {
        await journal().note(each, 'old', [entry('a', null, 'gold')], 1);
        await journal().note(each, 'new', [entry('a', null, 'gold')], 2);
      }
      await journal().forget(id, 2);

      expect((await journal().runs(id)).map(({ runId }) => runId)).toEqual(['new']);
      expect(await journal().runs(other)).toHaveLength(2);
    });
  });
}
