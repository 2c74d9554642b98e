import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allPieces, takeAccounts } from '../../../src/cli/threads/pieces.ts';

describe('takeAccounts', () => {
  it('gives every account to one of two takers, the earlier ones to the first', () => {
    fc.assert(
      fc.property(fc.nat(40_000), fc.infiniteStream(fc.boolean()), (accounts, turns) => {
        const pieces = allPieces(accounts);
        const ends: number[] = [];
        const takers = {
          first: takeAccounts(pieces, 'first', (_, to) => ends.push(to)),
          last: takeAccounts(pieces, 'last', () => undefined),
        };
        const taken = { first: [] as number[], last: [] as number[] };
        const done = new Set<string>();
        while (done.size < 2) {
          const turn = turns.next().value ? 'first' : 'last';
          const next = takers[turn].next();
          if (next.done) done.add(turn);
          else taken[turn].push(next.value);
        }
        const all = [...taken.first, ...taken.last.toSorted((a, b) => a - b)];
        expect(all).toEqual(Array.from({ length: accounts }, (_, account) => account));
        expect(ends.at(-1) ?? 0).toBe(taken.first.length);
      }),
      { numRuns: 30 },
    );
  });
});
