import { describe, expect, it } from 'vitest';
import { createAwaitBulkRead } from '../../src/app/await-bulk-read.ts';
import type { Crm, CrmBulkState } from '../../src/app/ports/crm.ts';
import { aClock, minutes } from '../emulator/support/travelling-clock.ts';
import { anOrganization } from '../store/contract/samples.ts';

const organization = anOrganization('1');

/** Waits for a job that says each of these in turn, and the last one for ever; every wait takes as long as it may. */
async function wait(...states: CrmBulkState[]) {
  const clock = aClock();
  const begunAt = clock.now();
  const pauses: number[] = [];
  let looks = 0;
  const lookAtBulkRead = async () => states[Math.min(looks++, states.length - 1)];
  const awaitBulkRead = createAwaitBulkRead({
    crm: { lookAtBulkRead } as unknown as Crm,
    clock,
    jobHints: {
      arrive: () => {},
      isAwaited: () => false,
      async wait(_, atMostMs) {
        pauses.push(atMostMs);
        clock.travel(atMostMs);
        return false;
      },
    },
  });
  const ended = await awaitBulkRead(organization, { id: '7', begunAt });
  return { ended, pauses, tookMs: clock.now() - begunAt };
}

describe('waiting for a bulk read', () => {
  it('ends with the job', async () => {
    const { ended, pauses } = await wait({ state: 'running' }, { state: 'done', rows: 3 });

    expect(ended).toEqual({ state: 'done', rows: 3 });
    expect(pauses).toEqual([1000, 3000]);
  });

  it('looks ever less often, up to every five minutes', async () => {
    const { pauses } = await wait({ state: 'running' });

    expect(pauses.slice(0, 8)).toEqual([
      1000, 3000, 9000, 27_000, 81_000, 243_000, 300_000, 300_000,
    ]);
    expect(Math.max(...pauses)).toBe(5 * minutes);
  });

  it('counts a job as failed that has not ended after six hours', async () => {
    const { ended, tookMs } = await wait({ state: 'running' });

    expect(ended).toEqual({ state: 'failed', detail: 'job 7 does not end' });
    expect(tookMs).toBeGreaterThanOrEqual(360 * minutes);
    expect(tookMs).toBeLessThan(366 * minutes);
  });
});
