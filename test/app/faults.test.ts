import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSeededRandom } from '../../src/emulator/seeded-random.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { aSalesBook } from '../support/a-sales-book.ts';
import { editAtRandom } from '../support/edit-at-random.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { findDifferences } from '../trade/find-differences.ts';

type Fault = Parameters<World['organization']['faults']['inject']>[0];

/** Trouble: how it begins, and what is done once it is over. */
interface Trouble {
  begin: (world: World) => void | Promise<void>;
  end?: (world: World) => Promise<void>;
}

const faults = (...list: Fault[]): Trouble => ({
  begin({ organization }) {
    for (const fault of list) organization.faults.inject(fault);
  },
});
const often = { probability: 0.2, seed: 5 };

/** What can go wrong, one thing at a time; a process that is killed is among what the simulated trade goes through. */
const troubles: [when: string, trouble: Trouble][] = [
  ['calls run into their deadline', faults({ kind: 'hang', ...often })],
  ['connections are reset before anything was done', faults({ kind: 'reset', ...often })],
  [
    'connections are reset after everything was done',
    faults({ kind: 'reset', ...often, takesEffect: true }),
  ],
  ['a proxy answers with its own page', faults({ kind: 'html', ...often })],
  [
    'pages come with status 200 after everything was done',
    faults({ kind: 'html', ...often, status: 200, takesEffect: true }),
  ],
  ['answers break off', faults({ kind: 'truncated', ...often })],
  ['every call is answered with 503', faults({ kind: 'server-error', status: 503 })],
  ['every call is answered with 429', faults({ kind: 'throttled' })],
  ['access tokens end in mid-run', faults({ kind: 'unauthorized', ...often })],
  ['the organization is disabled', faults({ kind: 'disabled' })],
  ['a fifth of the notifications are dropped', faults({ kind: 'notification-dropped', ...often })],
  [
    'notifications are doubled',
    faults({ kind: 'notification-duplicated', probability: 0.5, seed: 5 }),
  ],
  [
    'notifications pass one another',
    faults({ kind: 'notifications-reordered', probability: 0.5, seed: 5 }),
  ],
  ['notifications come late', faults({ kind: 'notification-delayed', delayMs: 150 })],
  [
    'who connected it is deactivated, and connects it again later',
    {
      begin: ({ organization }) => organization.setUserStatus(known.admin, 'inactive'),
      async end(world) {
        world.organization.setUserStatus(known.admin, 'active');
        await world.install('zh');
      },
    },
  ],
  [
    'an administrator deletes the layout of deals',
    {
      async begin({ organization }) {
        organization.replaceLayout('Deals');
      },
    },
  ],
  [
    'an administrator deletes a field of ours',
    {
      async begin({ organization, known: knownBy }) {
        const { fields } = await knownBy();
        organization.deleteField('Accounts', fields['need-type']?.apiName ?? '');
      },
    },
  ],
];

describe('an organization shows what a classification from scratch gives', () => {
  let world: World;

  beforeAll(async () => {
    const records = aSalesBook({ seed: 7, accounts: 60, deals: 300, now: Date.now() });
    world = await startWorld(anOrganization({ records }), { crmTimeoutMs: 250 });
    await world.install('zh');
  });

  afterAll(() => world.stop());

  it.each(troubles.map(([when, trouble], index) => ({ when, trouble, index })))(
    'after $when',
    async ({ trouble, index }) => {
      const { organization, clock } = world;
      await trouble.begin(world);
      const random = createSeededRandom(100 + index);
      await editAtRandom(world, { edits: 25, random, by: known.rep });
      await world.settle();
      organization.faults.clear();
      await trouble.end?.(world);
      // Past every pause, into another hour (only then lists of deleted records are read) and past a night: where it
      // is between midnight and the night, classes are those of the day before.
      await world.sleepUntilMorning();
      await world.stayCurrent();

      const { store } = world.tierwise;
      const { compared, differences } = await findDifferences({ store, clock }, world);
      expect(differences).toEqual([]);
      expect(compared).toBeGreaterThan(200);
    },
  );

  it('and nothing of ours has set off automation', () => {
    const { wouldHaveFired } = world.organization;
    expect(wouldHaveFired.filter(({ userId }) => userId === known.admin)).toEqual([]);
  });
});
