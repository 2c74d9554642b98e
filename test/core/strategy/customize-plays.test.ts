import { describe, expect, it } from 'vitest';
import { customizePlays, PlayChanges } from '../../../src/core/strategy/customize-plays.ts';
import type { Play } from '../../../src/core/strategy/play.ts';
import { standardPlays } from '../../../src/core/strategy/standard-plays.ts';

const own: Play = {
  id: 'factory-tour',
  purpose: 'relationship',
  when: { tier: ['strategic'] },
  title: { en: 'Invite to a factory tour', zh: '邀请参观工厂' },
  what: {
    en: 'Invite its buyers to a tour of our factory.',
    zh: '邀请客户采购团队参观我们的工厂。',
  },
  who: 'account-manager',
  cadence: { kind: 'every', days: 365 },
  priority: 69,
};

const changes = (sketch: object) => PlayChanges.parse(sketch);

describe('the plays of an organization', () => {
  it('are ours as long as it changes nothing', () => {
    expect(customizePlays(standardPlays, changes({}))).toEqual(standardPlays);
  });

  it('take in its own behind ours, and in the place of the one they replace', () => {
    const [first] = standardPlays;
    const changed = customizePlays(
      standardPlays,
      changes({ own: [own, { ...own, id: first?.id }] }),
    );

    expect(changed[0]).toEqual({ ...own, id: first?.id });
    expect(changed.at(-1)).toEqual(own);
    expect(changed).toHaveLength(standardPlays.length + 1);
  });

  it('do without those it switched off', () => {
    const changed = customizePlays(standardPlays, changes({ off: ['general-gift'] }));

    expect(changed.map(({ id }) => id)).not.toContain('general-gift');
    expect(changed).toHaveLength(standardPlays.length - 1);
  });

  it.each([
    ['the same id twice', { own: [own, own] }],
    ['an id with capitals', { own: [{ ...own, id: 'Tour' }] }],
    ['a missing language', { own: [{ ...own, what: { en: 'Tour.' } }] }],
    [
      'a text too long for the field',
      { own: [{ ...own, what: { en: 'x'.repeat(181), zh: '长' } }] },
    ],
    ['an unknown role', { own: [{ ...own, who: 'boss' }] }],
    ['a condition without a class', { own: [{ ...own, when: { tier: [] } }] }],
    ['a word nobody reads', { own: [{ ...own, weight: 3 }] }],
  ])('refuse %s', (_, sketch) => {
    expect(PlayChanges.safeParse(sketch).success).toBe(false);
  });
});
