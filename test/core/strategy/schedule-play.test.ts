import { describe, expect, it } from 'vitest';
import type { Cadence } from '../../../src/core/strategy/cadence.ts';
import type { Play } from '../../../src/core/strategy/play.ts';
import { type PlayMoment, schedulePlay } from '../../../src/core/strategy/schedule-play.ts';
import { today } from '../../support/a-book.ts';

const aPlay: Play = {
  id: 'a-play',
  purpose: 'service',
  when: {},
  title: { en: 'A play', zh: '一项' },
  what: { en: 'Do it.', zh: '去做。' },
  who: 'service',
  cadence: { kind: 'every', days: 30 },
  priority: 50,
};

/** The timing of a play with a cadence; days of the moment are counted from today. */
function time(cadence: Cadence, moment: Partial<PlayMoment> = {}, play: Partial<Play> = {}) {
  return schedulePlay({ ...aPlay, ...play, cadence }, { asOf: today, events: {}, ...moment });
}

describe('a step after a purchase', () => {
  const cadence: Cadence = { kind: 'after', event: 'purchase', days: 2 };

  it('is due on its last day and over on the next', () => {
    expect(time(cadence, { events: { purchase: today - 2 } })).toEqual({
      state: 'open',
      dueOn: today,
      changesOn: today + 1,
    });
    expect(time(cadence, { events: { purchase: today - 3 } }).state).toBe('waiting');
  });

  it('waits while no purchase is known', () => {
    expect(time(cadence)).toEqual({ state: 'waiting', dueOn: undefined });
  });

  it('waits for the next purchase once it was done', () => {
    expect(time(cadence, { events: { purchase: today - 1 }, done: today - 1 }).state).toBe(
      'waiting',
    );
    expect(time(cadence, { events: { purchase: today - 1 }, done: today - 2 }).state).toBe('open');
  });

  it('does not follow purchases within its rest', () => {
    const rested: Cadence = { ...cadence, restDays: 30 };

    expect(time(rested, { events: { purchase: today }, done: today - 29 }).state).toBe('waiting');
    expect(time(rested, { events: { purchase: today }, done: today - 30 }).state).toBe('open');
  });

  it('does not follow the purchases of an account that buys more often than that', () => {
    const rested: Cadence = { ...cadence, restDays: 30 };

    expect(time(rested, { events: { purchase: today, usualGapDays: 29 } }).state).toBe('waiting');
    expect(time(rested, { events: { purchase: today, usualGapDays: 30 } }).state).toBe('open');
  });
});

describe('a step after entering a class', () => {
  const cadence: Cadence = { kind: 'after', event: 'class-entered', days: 14 };

  it('is due by its days and stays open when they are over', () => {
    expect(time(cadence, { entered: today - 40 })).toEqual({ state: 'open', dueOn: today - 26 });
  });

  it('has no date while the day of entering is not known', () => {
    expect(time(cadence)).toEqual({ state: 'open', dueOn: undefined });
  });

  it('is done once, until the class is entered again', () => {
    expect(time(cadence, { entered: today - 5, done: today - 5 }).state).toBe('done');
    expect(time(cadence, { entered: today - 5, done: today - 6 }).state).toBe('open');
  });
});

describe('a step before the next usual purchase', () => {
  const cadence: Cadence = { kind: 'before', event: 'expected-purchase', days: 7 };
  const boughtDaysAgo = (days: number, usualGapDays = 90) => ({
    events: { purchase: today - days, usualGapDays },
  });

  it('is due a week before, and opens a month ahead of that', () => {
    expect(time(cadence, boughtDaysAgo(52))).toEqual({
      state: 'waiting',
      dueOn: today + 31,
      changesOn: today + 1,
    });
    expect(time(cadence, boughtDaysAgo(53))).toEqual({
      state: 'open',
      dueOn: today + 30,
      changesOn: today + 38,
    });
  });

  it('is over when that day has passed', () => {
    expect(time(cadence, boughtDaysAgo(90)).state).toBe('open');
    expect(time(cadence, boughtDaysAgo(91)).state).toBe('waiting');
  });

  it('is followed by another once the purchase counts as missed', () => {
    const missed: Cadence = { kind: 'after', event: 'missed-purchase', days: 7 };

    expect(time(missed, boughtDaysAgo(134))).toMatchObject({
      state: 'waiting',
      changesOn: today + 1,
    });
    expect(time(missed, boughtDaysAgo(135))).toEqual({ state: 'open', dueOn: today + 7 });
  });

  it('waits where the rhythm leaves no time to prepare, or is not known', () => {
    expect(time(cadence, boughtDaysAgo(5, 20)).state).toBe('waiting');
    expect(time(cadence, { events: { purchase: today - 80 } }).state).toBe('waiting');
  });

  it('is done until the account buys', () => {
    expect(time(cadence, { ...boughtDaysAgo(80), done: today - 1 }).state).toBe('waiting');
    expect(time(cadence, { ...boughtDaysAgo(80), done: today - 81 }).state).toBe('open');
  });
});

describe('something recurring', () => {
  const cadence: Cadence = { kind: 'every', days: 90 };

  it('rests after it was done and opens two weeks before it is due again', () => {
    expect(time(cadence, { done: today - 75 })).toEqual({
      state: 'waiting',
      dueOn: today + 15,
      changesOn: today + 1,
    });
    expect(time(cadence, { done: today - 76 })).toEqual({ state: 'open', dueOn: today + 14 });
    expect(time(cadence, { done: today - 100 })).toEqual({ state: 'open', dueOn: today - 10 });
  });

  it('opens half a period ahead where the period is short', () => {
    expect(time({ kind: 'every', days: 7 }, { done: today - 3 }).state).toBe('waiting');
    expect(time({ kind: 'every', days: 7 }, { done: today - 4 }).state).toBe('open');
  });

  it('is first due a period after entering the class', () => {
    expect(time(cadence, { entered: today - 10 }).dueOn).toBe(today + 80);
    expect(time(cadence).dueOn).toBeUndefined();
  });

  it('keeps the distance of a contact from the last purchase', () => {
    const contact = { involves: ['contact' as const] };

    expect(time(cadence, { events: { purchase: today - 100 } }, contact).dueOn).toBe(today + 80);
    expect(time(cadence, { events: { purchase: today } }, contact).dueOn).toBe(today + 90);
    expect(time(cadence, { entered: today - 90 }, contact).dueOn).toBe(today);
  });
});

describe('an occasion', () => {
  it('is waited for', () => {
    expect(time({ kind: 'on', occasion: 'holiday' })).toEqual({
      state: 'waiting',
      dueOn: undefined,
    });
  });
});
