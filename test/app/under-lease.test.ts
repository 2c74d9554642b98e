import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { underLease } from '../../src/app/under-lease.ts';
import { aClock, seconds } from '../emulator/support/travelling-clock.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';

describe('work under a lease', () => {
  const clock = aClock();
  let opened: OpenStore;

  beforeEach(async () => {
    opened = await openStore();
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
  });

  afterEach(async () => {
    vi.useRealTimers();
    await opened.remove();
  });

  /** Whether a worker would get the organization now. */
  async function isFree(): Promise<boolean> {
    const now = clock.now();
    return opened.store.schedule.takeLease('org', 'a worker', now, now + 1);
  }

  it('keeps workers away however long it takes, and no longer', async () => {
    const takenMeanwhile: boolean[] = [];

    await underLease({ store: opened.store, clock }, 'org', async () => {
      for (let passed = 0; passed < 200; passed += 20) {
        clock.travel(20 * seconds);
        await vi.advanceTimersByTimeAsync(20_000);
        // The renewal is a statement of its own.
        await opened.store.runs.unfinished();
        takenMeanwhile.push(await isFree());
      }
    });

    expect(takenMeanwhile).toEqual(Array.from({ length: 10 }, () => false));
    expect(await isFree()).toBe(true);
  });
});
