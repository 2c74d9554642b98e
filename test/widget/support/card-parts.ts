import type { CardClass, CardPlay } from '../../../src/http/contract.ts';

/** A class in short. */
export function aClass(parts: Partial<CardClass>): CardClass {
  return {
    dimension: 'tier',
    title: 'Tier',
    value: 'strategic',
    label: 'Strategic',
    colour: '#7a3ff2',
    isProvisional: false,
    confidence: 1,
    reason: 'It is among the accounts that bring the first 20% of revenue.',
    evidence: [],
    distance: null,
    override: null,
    change: null,
    ...parts,
  };
}

/** A play in short. */
export function aPlay(parts: Partial<CardPlay>): CardPlay {
  return {
    id: 'joint-plan',
    title: 'Agree a joint plan',
    what: 'Agree goals, investment and contacts for the next two years with their management.',
    why: { rule: 'Because Tier is Strategic.', reason: 'It brings 12% of revenue.' },
    who: 'Account manager',
    when: 'within 30 days of entering the class (by 12 Jul 2026)',
    isOnCard: true,
    isWaiting: false,
    isOverdue: false,
    ...parts,
  };
}
