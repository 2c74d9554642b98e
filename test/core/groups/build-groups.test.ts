import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';

/** Groups of accounts sketched as `child → parent`. */
function groupsOf(parents: Record<string, string | undefined>) {
  const accounts = Object.entries(parents).map(([id, parentId]) => ({ id, name: id, parentId }));
  const indexOf = new Map(accounts.map(({ id }, index) => [id, index]));
  const { rootOf, membersOf, findings } = buildGroups(accounts, indexOf);
  const idOf = (index: number) => accounts[index]?.id ?? '?';
  return {
    top: (id: string) => idOf(rootOf[indexOf.get(id) ?? -1] ?? -1),
    members: Object.fromEntries(
      [...membersOf].map(([root, all]) => [idOf(root), [...all].map(idOf)]),
    ),
    findings,
  };
}

describe('groups', () => {
  it('leave an account without a parent and without children alone', () => {
    const { top, members, findings } = groupsOf({ solo: undefined });

    expect(top('solo')).toBe('solo');
    expect(members).toEqual({});
    expect(findings).toEqual([]);
  });

  it('join all accounts under their top account, however deep', () => {
    const { top, members } = groupsOf({
      leaf: 'middle',
      middle: 'top',
      top: undefined,
      other: 'top',
    });

    expect(['leaf', 'middle', 'top', 'other'].map(top)).toEqual(['top', 'top', 'top', 'top']);
    expect(members).toEqual({ top: ['leaf', 'middle', 'top', 'other'] });
  });

  it('take an account whose parent is not there as the top, and say so', () => {
    const { top, findings } = groupsOf({ child: 'gone' });

    expect(top('child')).toBe('child');
    expect(findings).toEqual([{ kind: 'orphan', accountId: 'child', parentId: 'gone' }]);
  });

  it('take the smallest id of a cycle as its top, and say so once', () => {
    const { top, findings } = groupsOf({ c: 'b', b: 'a', a: 'c', below: 'b' });

    expect(['a', 'b', 'c', 'below'].map(top)).toEqual(['a', 'a', 'a', 'a']);
    expect(findings).toEqual([{ kind: 'cycle', accountIds: ['a', 'b', 'c'] }]);
  });

  it('survive an account that is its own parent', () => {
    const { top, findings } = groupsOf({ self: 'self' });

    expect(top('self')).toBe('self');
    expect(findings).toEqual([{ kind: 'cycle', accountIds: ['self'] }]);
  });

  it('follow a chain of 100,000 accounts', () => {
    const chain: Record<string, string | undefined> = {};
    for (let i = 0; i < 100_000; i++) chain[`n${i}`] = i === 0 ? undefined : `n${i - 1}`;

    expect(groupsOf(chain).top('n99999')).toBe('n0');
  });

  it('are the same whatever the order of accounts', () => {
    const parents = fc.dictionary(
      fc.constantFrom(...'abcdefgh'),
      fc.option(fc.constantFrom(...'abcdefghxy'), { nil: undefined }),
    );
    fc.assert(
      fc.property(parents, fc.func(fc.nat()), (sketch, rank) => {
        const shuffled = Object.fromEntries(
          Object.entries(sketch).sort(([a], [b]) => rank(a) - rank(b)),
        );
        for (const id of Object.keys(sketch)) {
          expect(groupsOf(shuffled).top(id)).toBe(groupsOf(sketch).top(id));
        }
      }),
    );
  });
});
