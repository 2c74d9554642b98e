import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createGroupCommit } from '../../src/store/group-commit.ts';

/** A commit that ends when told to, and the batches it was given. */
function aSlowCommit() {
  const batches: string[][] = [];
  const endings: ((error?: Error) => void)[] = [];
  return {
    batches,
    /** Ends the commit under way, well or with an error, and waits for what follows from it. */
    async end(error?: Error): Promise<void> {
      endings.shift()?.(error);
      await nextTurn();
      await nextTurn();
    },
    commit(items: string[]): Promise<void> {
      batches.push(items);
      return new Promise((resolve, reject) => {
        endings.push((error) => (error ? reject(error) : resolve()));
      });
    },
  };
}

describe('a group commit', () => {
  it('joins what arrives in one turn of the event loop, in order', async () => {
    const batches: string[][] = [];
    const group = createGroupCommit<string>(async (items) => {
      batches.push(items);
    });

    await Promise.all([group.add(['a', 'b']), group.add(['c']), group.add(['d'])]);

    expect(batches).toEqual([['a', 'b', 'c', 'd']]);
  });

  it('joins what arrives while a commit is under way into the next one', async () => {
    const { batches, commit, end } = aSlowCommit();
    const group = createGroupCommit(commit);
    const calls = [group.add(['first'])];
    await nextTurn();
    calls.push(group.add(['second']), group.add(['third']));
    await nextTurn();

    expect(batches).toEqual([['first']]);
    await end();
    expect(batches).toEqual([['first'], ['second', 'third']]);
    await end();
    await Promise.all(calls);
  });

  it('resolves a caller only after its own commit', async () => {
    const { commit, end } = aSlowCommit();
    const group = createGroupCommit(commit);
    const done: string[] = [];
    const first = group.add(['first']).then(() => done.push('first'));
    await nextTurn();
    const second = group.add(['second']).then(() => done.push('second'));
    await nextTurn();

    expect(done).toEqual([]);
    await end();
    expect(done).toEqual(['first']);
    await end();
    expect(done).toEqual(['first', 'second']);
    await Promise.all([first, second]);
  });

  it('tells a failure to the callers of that batch alone, and goes on', async () => {
    const { commit, end } = aSlowCommit();
    const group = createGroupCommit(commit);
    const failing = Promise.allSettled([group.add(['a']), group.add(['b'])]);
    await nextTurn();
    const next = group.add(['c']);

    await end(new Error('disk full'));
    await end();

    expect((await failing).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    await expect(next).resolves.toBeUndefined();
    const later = group.add(['d']);
    await nextTurn();
    await end();
    await expect(later).resolves.toBeUndefined();
  });

  it('commits nothing for nothing', async () => {
    const group = createGroupCommit(() => Promise.reject(new Error('not to be called')));

    await expect(group.add([])).resolves.toBeUndefined();
  });

  it('has settled when every call before has ended', async () => {
    let committed = 0;
    const group = createGroupCommit<number>(async (items) => {
      await nextTurn();
      committed += items.length;
    });
    const calls = [group.add([1])];
    await nextTurn();
    calls.push(group.add([2, 3]));

    await group.settled();

    expect(committed).toBe(3);
    await Promise.all(calls);
  });

  it('has settled also when others go on adding, and when a commit failed', async () => {
    const { commit, end } = aSlowCommit();
    const group = createGroupCommit(commit);
    const failing = Promise.allSettled([group.add(['a'])]);
    await nextTurn();
    let hasSettled = false;
    const settled = group.settled().then(() => {
      hasSettled = true;
    });
    const calls = [group.add(['b'])];
    await end(new Error('disk full'));
    calls.push(group.add(['c']));
    await end();

    expect(hasSettled).toBe(true);
    await end();
    await Promise.all([settled, failing, ...calls]);
  });

  it('commits every item once and in order, however calls and turns are interleaved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(3), { maxLength: 40 }), async (turnsBetween) => {
        const committed: number[] = [];
        const group = createGroupCommit<number>(async (items) => {
          await nextTurn();
          committed.push(...items);
        });
        const calls: Promise<void>[] = [];
        for (const [index, turns] of turnsBetween.entries()) {
          calls.push(group.add([index]));
          for (let turn = 0; turn < turns; turn++) await nextTurn();
        }
        await Promise.all(calls);

        expect(committed).toEqual([...turnsBetween.keys()]);
      }),
      { numRuns: 30 },
    );
  });
});
