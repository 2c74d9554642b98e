import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPauses } from '../../src/jobs/create-pauses.ts';
import { aClock, minutes, seconds } from '../emulator/support/travelling-clock.ts';

describe('a pause', () => {
  it('doubles with each failure, from a second to ten minutes', () => {
    const pauses = createPauses(aClock());
    const lengths = Array.from({ length: 12 }, () => pauses.begin('org', 'inbox') / seconds);

    expect(lengths).toEqual([1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 600, 600]);
  });

  it('is cut by luck, and doubles all the same', () => {
    const pauses = createPauses(aClock(), () => 0.5);
    const lengths = Array.from({ length: 3 }, () => pauses.begin('org', 'inbox') / seconds);

    expect(lengths).toEqual([0.5, 1, 2]);
  });

  it('ends by itself', () => {
    const clock = aClock();
    const pauses = createPauses(clock);
    pauses.begin('org', 'inbox');

    expect(pauses.rests('org', 'inbox')).toBe(true);
    clock.travel(1 * seconds);
    expect(pauses.rests('org', 'inbox')).toBe(false);
  });

  it('concerns one piece of work of one organization', () => {
    const pauses = createPauses(aClock());
    pauses.begin('org', 'inbox');

    expect(pauses.rests('org', 'nightly')).toBe(false);
    expect(pauses.rests('other', 'inbox')).toBe(false);
  });

  it('begins anew at a second once the work was done', () => {
    const pauses = createPauses(aClock());
    for (let time = 0; time < 5; time++) pauses.begin('org', 'inbox');
    pauses.end('org', 'inbox');

    expect(pauses.rests('org', 'inbox')).toBe(false);
    expect(pauses.begin('org', 'inbox')).toBe(1 * seconds);
  });

  it('is cut short when other work of the organization succeeds, whose trouble may have been the same', () => {
    const pauses = createPauses(aClock());
    for (let time = 0; time < 9; time++) pauses.begin('org', 'nightly');
    pauses.begin('other', 'nightly');
    pauses.end('org', 'inbox');

    expect(pauses.rests('org', 'nightly')).toBe(false);
    expect(pauses.rests('other', 'nightly')).toBe(true);
  });

  it('is cut short once: work that fails although other work succeeds has a trouble of its own', () => {
    const pauses = createPauses(aClock());
    pauses.begin('org', 'nightly');
    pauses.end('org', 'inbox');
    expect(pauses.begin('org', 'nightly')).toBe(2 * seconds);
    pauses.end('org', 'inbox');

    expect(pauses.rests('org', 'nightly')).toBe(true);
  });

  it('lets work that always fails be tried ever more seldom, however often other work succeeds', () => {
    const successes = fc.array(fc.integer({ min: 10, max: 5000 }), {
      minLength: 500,
      maxLength: 800,
    });
    fc.assert(
      fc.property(successes, (waits) => {
        const clock = aClock();
        const pauses = createPauses(clock);
        let attempts = 0;
        for (const wait of waits) {
          clock.travel(wait);
          pauses.end('org', 'inbox');
          if (pauses.rests('org', 'nightly')) continue;
          attempts += 1;
          pauses.begin('org', 'nightly');
        }
        const elapsed = waits.reduce((sum, wait) => sum + wait, 0);
        // Doubling from a second, ten minutes at most, and the one attempt that was granted early.
        expect(attempts).toBeLessThanOrEqual(12 + elapsed / (10 * minutes));
      }),
      { numRuns: 100 },
    );
  });
});
