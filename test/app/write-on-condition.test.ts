import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { WriteTask } from '../../src/app/book-outcomes.ts';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import type { CrmUpdateOutcome } from '../../src/app/ports/crm.ts';
import { createWriteOnCondition } from '../../src/app/write-on-condition.ts';
import { anOrganization, known, manyAccounts } from '../emulator/support/an-organization.ts';
import {
  anAccount,
  freshId,
  anOrganization as organizationOf,
  someClasses,
} from '../store/contract/samples.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';
import { startWorld, type World } from '../support/start-world.ts';

const dayMs = 86_400_000;

describe('what an event is answered with', () => {
  let world: World;
  let unused: string[];

  beforeAll(async () => {
    const accounts = manyAccounts(12);
    unused = accounts.map(({ id }) => id);
    world = await startWorld(anOrganization({ records: { Accounts: accounts, Deals: [] } }));
    await world.install();
    // What was written is seen by the next poll.
    await world.stayCurrent();
    await win(unused.pop() ?? '');
    world.newRequests();
  });

  afterAll(() => world.stop());

  async function win(accountId: string): Promise<void> {
    world.win(accountId);
    await world.settle();
  }

  async function apiNameOf(key: string): Promise<string> {
    return (await world.known()).fields[key]?.apiName ?? '';
  }

  it('is a reading of the deal and a write, once the CRM is known to mind conditions', async () => {
    expect((await world.known()).conditions).toMatchObject({ minded: true });
    const id = unused.pop() ?? '';
    await win(id);

    expect(world.newRequests()).toEqual({
      operations: ['GET /{module}', 'PUT /{module}'],
      credits: 2,
    });
    expect(await world.fieldsOf(id)).toMatchObject({ lifecycle: 'First Purchase' });
  });

  it('leaves what somebody has chosen there since it was seen', async () => {
    const id = unused.pop() ?? '';
    await world.setFields(id, { lifecycle: 'Lost' });
    world.newRequests();
    world.newWrites();
    await win(id);

    expect(await world.fieldsOf(id)).toMatchObject({ lifecycle: 'Lost' });
    const apiName = await apiNameOf('lifecycle');
    expect(world.newWrites().filter((record) => apiName in record)).toEqual([]);
    expect(await world.tierwise.store.overrides.find(known.zgid, [id])).toMatchObject([
      { dimension: 'lifecycle', value: 'lost' },
    ]);
    expect((await world.known()).conditions).toMatchObject({ minded: true });
  });

  it('reads again what was written a moment ago, until the next poll has seen it', async () => {
    const id = unused.pop() ?? '';
    await win(id);
    expect(await world.tierwise.store.mirror.seenAt(known.zgid, id)).toBeUndefined();
    await world.stayCurrent();

    expect(await world.tierwise.store.mirror.seenAt(known.zgid, id)).toEqual(expect.any(Number));
  });
});

describe('writing on condition', () => {
  const seenAt = Date.parse('2026-03-02T04:00:00Z');
  let opened: OpenStore;
  let organizationId: string;
  let conditions: (number | undefined)[];
  let answers: Partial<CrmUpdateOutcome>[];
  let task: WriteTask;
  let writeOnCondition: ReturnType<typeof createWriteOnCondition>;
  const now = seenAt + 3 * dayMs;

  beforeEach(async () => {
    opened = await openStore();
    const { store } = opened;
    organizationId = freshId();
    conditions = [];
    answers = [];
    const fields = { tier: { fieldId: '1', apiName: 'Tier', values: {} } };
    const organization = organizationOf(organizationId, { fields });
    await store.organizations.save(organization);
    await store.mirror.putAccounts(organizationId, [anAccount({ id: 'a' })]);
    await store.mirror.noteSeen(organizationId, [{ accountId: 'a', modifiedAt: seenAt }]);
    await store.classes.save(organizationId, [row()], []);
    const result = { written: 0, failed: 0, humanEdits: 0 };
    task = { organization, runId: 'run', areFieldsMended: false, lostRaces: 0, result };
    const crm = {
      async updateAccounts(_: unknown, updates: { id: string }[], since?: number) {
        conditions.push(since);
        return updates.map(({ id }) => ({ id, ok: true, ...answers.shift() }));
      },
    };
    const clock = { now: () => now };
    writeOnCondition = createWriteOnCondition({
      ...{ store, crm, clock, log: { warn() {} } },
    } as unknown as AppDependencies);
  });

  afterEach(() => opened.remove());

  const row = () => someClasses('a', { desired: { tier: 'gold' }, written: { tier: 'silver' } });
  const changed = (modifiedAt?: number): Partial<CrmUpdateOutcome> => ({
    ...{ ok: false, code: 'ALREADY_MODIFIED', mend: 'read-again', modifiedAt },
  });
  const minds = (minded: boolean, at = now) => {
    task.organization = { ...task.organization, conditions: { minded, at } };
  };
  const found = async () => (await opened.store.organizations.find(organizationId))?.conditions;

  it('is not tried unread before the CRM has shown that it minds', async () => {
    expect(await writeOnCondition.unread(task, row())).toBe(false);
    minds(false);
    expect(await writeOnCondition.unread(task, row())).toBe(false);
    minds(true, now - 31 * dayMs);
    expect(await writeOnCondition.unread(task, row())).toBe(false);

    expect(conditions).toEqual([]);
  });

  it('needs no reading where it has', async () => {
    minds(true);
    expect(await writeOnCondition.unread(task, row())).toBe(true);

    expect(conditions).toEqual([seenAt]);
    expect(task.result.written).toBe(1);
    expect(await opened.store.mirror.seenAt(organizationId, 'a')).toBeUndefined();
  });

  it('leaves an account to be read that somebody has changed', async () => {
    minds(true);
    answers = [changed(seenAt + 1000)];
    expect(await writeOnCondition.unread(task, row())).toBe(false);

    expect(task.result).toMatchObject({ written: 0, failed: 0 });
    expect(await opened.store.mirror.seenAt(organizationId, 'a')).toBeUndefined();
    expect(task.organization.conditions).toMatchObject({ minded: true });
  });

  it('does not say to have written what was refused, lest undoing it take away what somebody chose', async () => {
    minds(true);
    answers = [changed(seenAt + 1000)];
    await writeOnCondition.unread(task, row());
    expect(await opened.store.journal.read(organizationId, 'run', undefined, 9)).toEqual([]);

    const earlier = { accountId: 'a', before: { tier: 'bronze' }, after: { tier: 'silver' } };
    await opened.store.journal.note(organizationId, 'run', [earlier], now);
    await opened.store.mirror.noteSeen(organizationId, [{ accountId: 'a', modifiedAt: seenAt }]);
    answers = [changed(seenAt + 1000)];
    await writeOnCondition.unread(task, row());
    expect(await opened.store.journal.read(organizationId, 'run', undefined, 9)).toEqual([earlier]);
  });

  it('finds out by a condition that cannot be met, and then writes on a true one', async () => {
    answers = [changed(seenAt)];
    expect(await writeOnCondition.justRead(task, row(), seenAt)).toBe(true);

    expect(conditions).toEqual([seenAt - dayMs, seenAt]);
    expect(await found()).toEqual({ minded: true, at: now });
  });

  it('has written what it should where the CRM does not mind, and asks no more', async () => {
    expect(await writeOnCondition.justRead(task, row(), seenAt)).toBe(true);
    expect(task.result.written).toBe(1);
    expect(await found()).toEqual({ minded: false, at: now });

    await writeOnCondition.justRead(task, row(), seenAt);
    expect(conditions).toEqual([seenAt - dayMs, undefined]);
  });

  it('learns nothing from a refusal of another kind', async () => {
    answers = [{ ok: false, code: 'RECORD_LOCKED', mend: 'later' }];
    expect(await writeOnCondition.justRead(task, row(), seenAt)).toBe(true);

    expect(task.result.failed).toBe(1);
    expect(await found()).toBeUndefined();
  });

  it('is given up for what is changed again and again right after it was read', async () => {
    minds(true);
    answers = [1, 2, 3].map((second) => changed(seenAt + second * 1000));
    for (let race = 0; race < 3; race++) {
      expect(await writeOnCondition.justRead(task, row(), seenAt)).toBe(false);
    }
    expect(await writeOnCondition.justRead(task, row(), seenAt)).toBe(true);

    expect(conditions).toEqual([seenAt, seenAt, seenAt, undefined]);
    expect(task.organization.conditions).toMatchObject({ minded: true });
  });

  it('is given up where the CRM refuses what nobody has changed', async () => {
    minds(true);
    answers = [changed(seenAt)];
    expect(await writeOnCondition.justRead(task, row(), seenAt)).toBe(false);

    expect(await found()).toEqual({ minded: false, at: now });
    expect(await writeOnCondition.justRead(task, row(), seenAt)).toBe(true);
    expect(conditions).toEqual([seenAt, undefined]);
  });
});
