import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { classFields } from '../../src/core/fields/class-fields.ts';
import { createSeededRandom } from '../../src/emulator/seeded-random.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { aSalesBook } from '../support/a-sales-book.ts';
import { classifyFromScratch } from '../support/classify-from-scratch.ts';
import { editAtRandom, type RandomEdits } from '../support/edit-at-random.ts';
import { startWorld, type World } from '../support/start-world.ts';

/*
 * Convergence: whatever people do in the CRM, once everything has settled its class fields show what classifying the
 * CRM's own records from scratch gives, under the calibration in force and with people's choices on top.
 *
 * Classes and score must be equal in every account. Sentences are kept on purpose until a class, the score or the first
 * play changes, so that their dates may be older than the facts: they must be what Tierwise wants them to be in every
 * account, and equal to those from scratch in every account that nothing has happened to.
 */
const sentences = ['strategy', 'reason', 'next-action'];
const exact = classFields.map(({ key }) => key).filter((key) => !sentences.includes(key));

const troubles: {
  when: string;
  faults: Parameters<World['organization']['faults']['inject']>[0][];
}[] = [
  { when: 'everything works', faults: [] },
  {
    when: 'notifications are lost, doubled, late and out of order',
    faults: [
      { kind: 'notification-dropped', probability: 0.2, seed: 1 },
      { kind: 'notification-duplicated', probability: 0.2, seed: 2 },
      { kind: 'notifications-reordered', probability: 0.2, seed: 3 },
      { kind: 'notification-delayed', probability: 0.2, seed: 4, delayMs: 120 },
    ],
  },
  {
    when: 'the CRM fails now and then, also after it has done what it was asked for',
    faults: [
      { kind: 'reset', operation: 'PUT /{module}', probability: 0.3, seed: 5, takesEffect: true },
      { kind: 'truncated', probability: 0.05, seed: 6 },
      { kind: 'server-error', probability: 0.05, seed: 7 },
      { kind: 'throttled', probability: 0.05, seed: 8 },
    ],
  },
];

describe.each(troubles)('when $when, the class fields of the CRM', ({ faults }) => {
  let world: World;
  let edits: RandomEdits;

  beforeAll(async () => {
    const records = aSalesBook({ seed: 20_260_301, accounts: 110, deals: 700, now: Date.now() });
    world = await startWorld(anOrganization({ records }));
    await world.install('zh');
    for (const fault of faults) world.organization.faults.inject(fault);
    const random = createSeededRandom(12);
    edits = await editAtRandom(world, { edits: 180, random, by: known.rep });
    await world.settle();
    world.organization.faults.clear();
    // Past every pause, and into the next hour: only then lists of deleted records are read.
    world.clock.advance(3_600_000);
    await world.stayCurrent();
  });

  afterAll(() => world.stop());

  it('show the classes that a classification from scratch gives', async () => {
    expect(await shown(exact)).toEqual(await fromScratch(exact));
  });

  it('show what people chose', async () => {
    const overrides = await world.tierwise.store.overrides.list(known.zgid);
    const { fields } = await world.known();
    const present = await shown(classFields.map(({ key }) => key));

    for (const { accountId, key, value } of edits.choices) {
      const override = overrides.find((o) => o.accountId === accountId && o.dimension === key);
      if (value === null) expect(override).toBeUndefined();
      // A choice that agrees with what is computed when it is noticed is none.
      else if (override) expect(present.get(accountId)?.[key]).toBe(value);
      else expect(Object.values(fields[key]?.values ?? {})).toContain(value);
    }
    const kept = edits.choices.filter(({ value }) => value !== null);
    expect(overrides.length).toBeGreaterThan(0.7 * kept.length);
    expect(overrides.length).toBeLessThanOrEqual(kept.length);
  });

  it('show sentences as they are wanted', async () => {
    const wanted = new Map<string, Record<string, unknown>>();
    for await (const rows of world.tierwise.store.classes.readAll(known.zgid)) {
      for (const row of rows) wanted.set(row.accountId, pick(row.desired, sentences));
    }

    for (const [id, values] of await shown(sentences)) expect(values).toEqual(wanted.get(id));
  });

  it('show the same sentences as from scratch where nothing has happened', async () => {
    const expected = await fromScratch(sentences);
    const present = await shown(sentences);

    expect(edits.untouched.size).toBeGreaterThan(5);
    for (const id of edits.untouched) expect(present.get(id)).toEqual(expected.get(id));
  });

  it('were written without setting off automation', () => {
    const { wouldHaveFired } = world.organization;

    expect(wouldHaveFired.filter(({ userId }) => userId === known.admin)).toEqual([]);
    expect(wouldHaveFired.some(({ userId }) => userId === known.rep)).toBe(true);
  });

  it('cost nothing more once they have settled', async () => {
    world.newRequests();
    await world.settle();

    expect(world.newRequests()).toEqual({ operations: [], credits: 0 });
  });

  it('came about without a complaint but of what was wrong', () => {
    const isCrmFailing = faults.some(({ kind }) => !kind.startsWith('notification'));
    const messages = new Set(world.complaints.map(({ message }) => message));

    expect([...messages]).toEqual(isCrmFailing ? ['work for an organization failed'] : []);
  });

  async function fromScratch(keys: string[]) {
    const expected = await classifyFromScratch(world);
    return new Map([...expected].map(([id, values]) => [id, pick(values, keys)]));
  }

  async function shown(keys: string[]) {
    const present = new Map<string, Record<string, unknown>>();
    for (const { id } of world.organization.records('Accounts')) {
      present.set(id, pick(await world.fieldsOf(id), keys));
    }
    return present;
  }
});

function pick(values: Record<string, unknown>, keys: string[]): Record<string, unknown> {
  return Object.fromEntries(keys.map((key) => [key, values[key] ?? null]));
}
