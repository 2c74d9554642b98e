import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../../src/core/strategy/cadence.ts';
import { capContacts, isCapped } from '../../../src/core/strategy/cap-contacts.ts';
import type { Play } from '../../../src/core/strategy/play.ts';
import { today } from '../../support/a-book.ts';

const entering: Cadence = { kind: 'after', event: 'class-entered', days: 7 };
const monthly: Cadence = { kind: 'every', days: 30 };
const purchase: Cadence = { kind: 'after', event: 'purchase', days: 7 };

/** Days from today on which plays of some cadences are due after the cap. */
function capped(...sketches: [cadence: Cadence, dueIn: number, involves?: Play['involves']][]) {
  const plays = sketches.map(([cadence, dueIn, involves = ['contact']], place) => ({
    play: { id: `play-${place}`, cadence, involves } as Play,
    timing: { dueOn: today + dueIn },
  }));
  return capContacts(plays).map(({ timing }) => timing.dueOn - today);
}

describe('the contact cap', () => {
  it('leaves contacts alone that are a month apart', () => {
    expect(capped([monthly, 0], [monthly, 30], [monthly, 60])).toEqual([0, 30, 60]);
  });

  it('moves the later of two contacts to the next free month', () => {
    expect(capped([monthly, 10], [monthly, 5], [monthly, 36])).toEqual([35, 5, 65]);
  });

  it('lets an event go before a rhythm, and the first in the list before the next', () => {
    expect(capped([monthly, 3], [entering, 7], [entering, 7])).toEqual([67, 7, 37]);
  });

  it('does not move what follows a purchase, nor work that is no contact', () => {
    expect(capped([monthly, 3], [purchase, 4], [monthly, 5, []])).toEqual([3, 4, 5]);
  });

  it('holds for contacts of a rhythm or on entering a class', () => {
    const play = (cadence: Cadence, involves?: Play['involves']) =>
      isCapped({ cadence, involves } as Play);

    expect([play(monthly, ['contact']), play(entering, ['contact'])]).toEqual([true, true]);
    expect([play(monthly), play(monthly, ['gift']), play(purchase, ['contact'])]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
