import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Log } from '../../src/app/ports/log.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { createWorker, type Worker, type WorkerOperations } from '../../src/jobs/create-worker.ts';
import { aClock, minutes, seconds } from '../emulator/support/travelling-clock.ts';
import { anOrganization, aRun } from '../store/contract/samples.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';

describe('a worker', () => {
  const clock = aClock();
  let opened: OpenStore;
  let store: Store;
  let workers: Worker[];
  let complaints: string[];

  beforeEach(async () => {
    opened = await openStore();
    store = opened.store;
    workers = [];
    complaints = [];
  });

  afterEach(async () => {
    for (const worker of workers) await worker.stop();
    await opened.remove();
  });

  function aWorker(owner: string, operations: Partial<WorkerOperations>, on = store): Worker {
    const silent = () => {};
    const complain: Log['warn'] = (_, message) => complaints.push(message);
    const worker = createWorker({
      store: on,
      clock,
      log: { debug: silent, info: silent, warn: complain, error: complain },
      operations: {
        carryOutRun: async () => {},
        drainOrganization: drainAll(on),
        isAwaitingJob: () => false,
        ...operations,
      },
      owner,
    });
    workers.push(worker);
    worker.start();
    return worker;
  }

  async function connect(...ids: string[]): Promise<void> {
    for (const id of ids) await store.organizations.save(anOrganization(id, { readUntil: 1 }));
  }

  const mark = (organizationId: string, recordId = '1') =>
    store.inbox.markRecords([{ organizationId, module: 'Deals', recordId }], clock.now());

  it('works off what waits, and is idle then', async () => {
    await connect('a', 'b');
    await mark('a');
    await mark('b');
    await aWorker('one', {}).idle();

    expect(await store.inbox.organizationsWaiting()).toEqual([]);
    expect(complaints).toEqual([]);
  });

  it('lets an organization’s inbox wait until it has been read', async () => {
    await store.organizations.save(anOrganization('a'));
    await mark('a');
    const worker = aWorker('one', {});
    await worker.idle();
    expect(await store.inbox.organizationsWaiting()).toEqual(['a']);

    await connect('a');
    clock.travel(1 * seconds);
    await worker.idle();
    expect(await store.inbox.organizationsWaiting()).toEqual([]);
  });

  it('does nothing for an organization that has left', async () => {
    await store.organizations.save(anOrganization('a', { readUntil: 1, status: 'disconnected' }));
    await mark('a');
    let leases = 0;
    const takeLease: Store['schedule']['takeLease'] = (...lease) => {
      leases += 1;
      return store.schedule.takeLease(...lease);
    };
    const worker = aWorker('one', {}, { ...store, schedule: { ...store.schedule, takeLease } });
    for (let look = 0; look < 5; look++) await worker.idle();

    expect(await store.inbox.organizationsWaiting()).toEqual(['a']);
    expect(leases).toBe(1);
  });

  it('takes up unfinished runs, and leaves those alone that have ended since', async () => {
    await connect('a');
    await store.runs.save('a', aRun('first', { state: 'running' }));
    await store.runs.save('a', aRun('second', { state: 'running' }));
    const carried: string[] = [];
    await aWorker('one', {
      async carryOutRun(organizationId, run) {
        carried.push(run.id);
        for (const id of ['first', 'second']) {
          await store.runs.save(organizationId, aRun(id, { state: 'finished' }));
        }
      },
    }).idle();

    expect(carried).toHaveLength(1);
  });

  it('never works for an organization at the same time as another, on one store', async () => {
    const organizations = ['a', 'b', 'c'];
    await connect(...organizations);
    const atWork = new Map<string, number>();
    const overlaps: string[] = [];
    const worked = new Set<string>();
    const drainWatched =
      (owner: string, on: Store): WorkerOperations['drainOrganization'] =>
      async (organization) => {
        const others = atWork.get(organization.id) ?? 0;
        if (others > 0) overlaps.push(organization.id);
        atWork.set(organization.id, others + 1);
        await drainAll(on)(organization);
        worked.add(owner);
        atWork.set(organization.id, (atWork.get(organization.id) ?? 0) - 1);
      };
    const again = await opened.openAgain();
    const one = aWorker('one', { drainOrganization: drainWatched('one', store) });
    const two = aWorker('two', { drainOrganization: drainWatched('two', again) }, again);
    for (let round = 0; round < 60; round++) {
      await Promise.all(organizations.map((id) => mark(id, String(round))));
      one.wake();
      two.wake();
    }
    await until(async () => (await store.inbox.organizationsWaiting()).length === 0);

    expect(overlaps).toEqual([]);
    expect(worked).toEqual(new Set(['one', 'two']));
    expect(complaints).toEqual([]);
  });

  it('leaves an organization to whoever holds its lease, and takes over a minute after that one died', async () => {
    await connect('a', 'b');
    // What a worker leaves behind that dies at work.
    await store.schedule.takeLease('a', 'dead', clock.now(), clock.now() + 1 * minutes);
    await mark('a');
    await mark('b');
    const worker = aWorker('alive', {});
    await worker.idle();
    expect(await store.inbox.organizationsWaiting()).toEqual(['a']);

    clock.travel(59 * seconds);
    await worker.idle();
    expect(await store.inbox.organizationsWaiting()).toEqual(['a']);

    clock.travel(1 * seconds);
    await worker.idle();
    expect(await store.inbox.organizationsWaiting()).toEqual([]);
  });

  it('gives the lease back when it has done its work', async () => {
    await connect('a');
    await mark('a');
    await aWorker('one', {}).idle();

    expect(await store.schedule.takeLease('a', 'two', clock.now(), clock.now() + 1)).toBe(true);
  });

  it('gives the lease back when its work failed', async () => {
    await connect('a');
    await mark('a');
    const drainOrganization = async () => Promise.reject(new Error('no'));
    await aWorker('one', { drainOrganization }).idle();

    expect(await store.schedule.takeLease('a', 'two', clock.now(), clock.now() + 1)).toBe(true);
    expect(complaints).toEqual(['work for an organization failed']);
  });

  it('lets an organization in trouble rest while it goes on for others', async () => {
    await connect('a', 'b');
    await mark('a');
    let attempts = 0;
    const worker = aWorker('one', {
      async drainOrganization(organization) {
        if (organization.id === 'a') {
          attempts += 1;
          throw new Error('trouble');
        }
        await drainAll(store)(organization);
      },
    });
    await worker.idle();
    for (let round = 0; round < 10; round++) {
      await mark('b', String(round));
      await worker.idle();
    }
    expect(await store.inbox.organizationsWaiting()).toEqual(['a']);
    expect(attempts).toBe(1);

    clock.travel(1 * seconds);
    await worker.idle();
    expect(attempts).toBe(2);
    clock.travel(1 * seconds);
    await worker.idle();
    expect(attempts).toBe(2);
    clock.travel(1 * seconds);
    await worker.idle();
    expect(attempts).toBe(3);
  });

  it('is not idle before it has done what came while it looked after something that was over', async () => {
    await connect('a');
    await store.runs.save('a', aRun('over', { state: 'running' }));
    let tell = () => {};
    const asked = new Promise<void>((resolve) => {
      tell = resolve;
    });
    let answer = () => {};
    const ended: string[] = [];
    const find: Store['runs']['find'] = async (organizationId, runId) => {
      if (runId !== 'over') return store.runs.find(organizationId, runId);
      await store.runs.save('a', aRun('over', { state: 'finished' }));
      tell();
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return store.runs.find(organizationId, runId);
    };
    const carryOutRun: WorkerOperations['carryOutRun'] = async (organizationId, run) => {
      await store.runs.save(organizationId, { ...run, state: 'finished' });
      ended.push(run.id);
    };
    const worker = aWorker('one', { carryOutRun }, { ...store, runs: { ...store.runs, find } });
    await asked;
    await store.runs.save('a', aRun('new', { state: 'running' }));
    const idle = worker.idle();
    for (let turn = 0; turn < 20; turn++) await store.ping();
    answer();
    await idle;

    expect(ended).toEqual(['new']);
  });

  it('keeps nobody waiting for an organization whose work takes long', async () => {
    await connect('slow', 'quick');
    await mark('slow');
    let finish = () => {};
    const begun = new Promise<void>((begin) => {
      aWorker('one', {
        async drainOrganization(organization) {
          if (organization.id === 'slow') {
            await new Promise<void>((resolve) => {
              finish = resolve;
              begin();
            });
          }
          await drainAll(store)(organization);
        },
      });
    });
    await begun;
    await mark('quick');
    workers[0]?.wake();
    await until(async () => (await store.inbox.organizationsWaiting()).join() === 'slow');
    finish();
    await workers[0]?.idle();

    expect(await store.inbox.organizationsWaiting()).toEqual([]);
  });

  it('keeps nobody waiting for organizations that wait for a job of their CRM', async () => {
    const patient = Array.from({ length: 20 }, (_, place) => `patient ${place}`);
    await connect(...patient, 'quick');
    for (const id of patient) await mark(id);
    const finish: (() => void)[] = [];
    const awaiting = new Set<string>();
    const worker = aWorker('one', {
      isAwaitingJob: (organizationId) => awaiting.has(organizationId),
      async drainOrganization(organization) {
        if (organization.id !== 'quick') {
          awaiting.add(organization.id);
          await new Promise<void>((resolve) => finish.push(resolve));
          awaiting.delete(organization.id);
        }
        await drainAll(store)(organization);
      },
    });
    await until(async () => {
      worker.wake();
      return finish.length === patient.length;
    });
    await mark('quick');
    worker.wake();
    await until(async () => !(await store.inbox.organizationsWaiting()).includes('quick'));
    for (const end of finish) end();
    await worker.idle();

    expect(await store.inbox.organizationsWaiting()).toEqual([]);
  });

  it('lets what is under way end when it stops, and takes up nothing more', async () => {
    await connect('a', 'b');
    await mark('a');
    let finish = () => {};
    let hasEnded = false;
    let worker: Worker | undefined;
    await new Promise<void>((begin) => {
      worker = aWorker('one', {
        async drainOrganization(organization) {
          await new Promise<void>((resolve) => {
            finish = resolve;
            begin();
          });
          await drainAll(store)(organization);
          hasEnded = true;
        },
      });
    });
    const stopped = worker?.stop();
    await mark('b');
    finish();
    await stopped;

    expect(hasEnded).toBe(true);
    expect(await store.inbox.organizationsWaiting()).toEqual(['b']);
    expect(await store.schedule.takeLease('a', 'two', clock.now(), clock.now() + 1)).toBe(true);
    await worker?.idle();
  });

  it('goes on when the store fails for a while', async () => {
    await connect('a');
    const trouble: { isOver: boolean } = { isOver: false };
    const shaky: Store = {
      ...store,
      runs: {
        ...store.runs,
        unfinished: () =>
          trouble.isOver ? store.runs.unfinished() : Promise.reject(new Error('down')),
      },
    };
    await mark('a');
    const worker = aWorker('one', {}, shaky);
    await worker.idle();
    expect(complaints).toContain('worker could not look for work');

    trouble.isOver = true;
    await worker.idle();
    expect(await store.inbox.organizationsWaiting()).toEqual([]);
  });
});

/** What working off an inbox comes to for the store. */
function drainAll(store: Store): WorkerOperations['drainOrganization'] {
  return async ({ id }) => {
    await store.inbox.settleRecords(await store.inbox.takeRecords(id, 1000));
  };
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  while (!(await isSo())) await new Promise((resolve) => setImmediate(resolve));
}
