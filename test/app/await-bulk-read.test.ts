import { describe, expect, it } from 'vitest';
import { createAwaitBulkRead } from '../../src/app/await-bulk-read.ts';
import type { Crm, CrmBulkState } from '../../src/app/ports/crm.ts';
import type { Organization } from '../../src/app/ports/organization-store.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { aClock, minutes } from '../emulator/support/travelling-clock.ts';
import { anOrganization } from '../store/contract/samples.ts';

const organization = anOrganization('1');

/** Waits for a job that says each of these in turn, and the last one for ever; every wait takes as long as it may. */
function wait(...states: CrmBulkState[]) {
  return waitUntil(Number.POSITIVE_INFINITY, ...states);
}

/** The same, for an organization that is disconnected after a while. */
async function waitUntil(disconnectedAfterMs: number, ...states: CrmBulkState[]) {
  const clock = aClock();
  const begunAt = clock.now();
  const pauses: number[] = [];
  let lookedAt = begunAt;
  let looks = 0;
  const lookAtBulkRead = async () => {
    pauses.push(clock.now() - lookedAt);
    lookedAt = clock.now();
    return states[Math.min(looks++, states.length - 1)];
  };
  const find = async (): Promise<Organization> => {
    const isConnected = clock.now() - begunAt < disconnectedAfterMs;
    return { ...organization, status: isConnected ? 'connected' : 'disconnected' };
  };
  const awaitBulkRead = createAwaitBulkRead({
    store: { organizations: { find } } as unknown as Store,
    crm: { lookAtBulkRead } as unknown as Crm,
    clock,
    jobHints: {
      arrive: () => {},
      isAwaited: () => false,
      async wait(_, atMostMs) {
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

  it('ends soon after the organization was disconnected', async () => {
    await expect(waitUntil(30 * minutes, { state: 'running' })).rejects.toMatchObject({
      code: 'organization-not-connected',
    });
  });

  it('counts a job as failed that has not ended after six hours', async () => {
    const { ended, tookMs } = await wait({ state: 'running' });

    expect(ended).toEqual({ state: 'failed', detail: 'job 7 does not end' });
    expect(tookMs).toBeGreaterThanOrEqual(360 * minutes);
    expect(tookMs).toBeLessThan(366 * minutes);
  });
});
