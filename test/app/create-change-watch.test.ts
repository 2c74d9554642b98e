import { beforeEach, describe, expect, it } from 'vitest';
import { type ChangeWatch, createChangeWatch } from '../../src/app/create-change-watch.ts';

const minuteMs = 60_000;

describe('what is known of the last reading of changes', () => {
  let now: number;
  let watch: ChangeWatch;

  beforeEach(() => {
    now = 10 * minuteMs;
    watch = createChangeWatch({ clock: { now: () => now } });
  });

  it('is nothing at first', () => {
    expect(watch.isJustRead('a', 'Deals')).toBe(false);
    expect(watch.readUntil('a', 'Deals')).toBeUndefined();
  });

  it('is news for a minute, and holds for two', () => {
    watch.noteRead('a', 'Deals', now, true);
    const seen = [0, 1, 2].map((minutes) => {
      now = (10 + minutes) * minuteMs;
      return [watch.isJustRead('a', 'Deals'), watch.readUntil('a', 'Deals')];
    });

    expect(seen).toEqual([
      [true, 10 * minuteMs],
      [false, 10 * minuteMs],
      [false, undefined],
    ]);
  });

  it('is a page when there were more', () => {
    watch.noteRead('a', 'Deals', now, true);
    now += 1000;
    watch.noteRead('a', 'Deals', now, false);

    expect(watch.isJustRead('a', 'Deals')).toBe(true);
    expect(watch.readUntil('a', 'Deals')).toBe(now - 1000);
  });

  it('is another for every organization and module', () => {
    watch.noteRead('a', 'Deals', now, true);

    expect(watch.isJustRead('a', 'Accounts')).toBe(false);
    expect(watch.isJustRead('b', 'Deals')).toBe(false);
  });
});
