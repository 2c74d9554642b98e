import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Play, Trait } from '../../../src/core/strategy/play.ts';
import { settleConflicts } from '../../../src/core/strategy/settle-conflicts.ts';

/** Ids of the plays that are kept, of plays sketched as `id: [involves, rulesOut]`. */
function settle(sketch: Record<string, [involves: string[], rulesOut: string[]]>) {
  const matched = Object.entries(sketch).map(([id, [involves, rulesOut]]) => ({
    play: { id, involves, rulesOut } as unknown as Play,
    conditions: [],
  }));
  const { kept, leftOut } = settleConflicts(matched);
  return {
    kept: kept.map(({ play }) => play.id),
    leftOut: leftOut.map(({ id, ruledOutBy }) => [id, ruledOutBy]),
  };
}

describe('conflicts', () => {
  it('are settled by what a play involves, or by its id', () => {
    expect(
      settle({ present: [['gift'], []], visit: [['visit'], []], rule: [[], ['gift', 'visit']] }),
    ).toEqual({
      kept: ['rule'],
      leftOut: [
        ['present', 'rule'],
        ['visit', 'rule'],
      ],
    });
    expect(settle({ old: [[], []], replacement: [[], ['old']] }).kept).toEqual(['replacement']);
  });

  it('do not arise between a play and itself', () => {
    expect(settle({ call: [['contact'], ['contact']], mail: [['contact'], []] })).toEqual({
      kept: ['call'],
      leftOut: [['mail', 'call']],
    });
  });

  it('are settled even by a play that is ruled out itself', () => {
    expect(
      settle({ gift: [['gift'], []], clerk: [['visit'], ['gift']], chief: [[], ['visit']] }).kept,
    ).toEqual(['chief']);
  });

  it('leave the same plays whatever their order, and each play in one place', () => {
    const traits = fc.subarray(Trait.options as string[]);
    const plays = fc.dictionary(fc.constantFrom(...'abcdefg'), fc.tuple(traits, traits));
    fc.assert(
      fc.property(plays, fc.func(fc.nat()), (sketch, rank) => {
        const entries = Object.entries(sketch);
        const shuffled = Object.fromEntries(entries.sort(([a], [b]) => rank(a) - rank(b)));
        const { kept, leftOut } = settle(sketch);
        const placed = [...kept, ...leftOut.map(([id]) => id)];
        expect(new Set(settle(shuffled).kept)).toEqual(new Set(kept));
        expect(new Set(placed)).toEqual(new Set(Object.keys(sketch)));
        expect(placed).toHaveLength(Object.keys(sketch).length);
      }),
    );
  });
});
