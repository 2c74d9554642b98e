import type { OrganizationHandle } from '../../src/emulator/organization-handle.ts';
import type { SeededRandom } from '../../src/emulator/seeded-random.ts';
import { type Crm, parentOf, workAtRandom } from './people-at-work.ts';
import type { World } from './start-world.ts';

/** What came of a while in which people worked. */
export interface RandomEdits {
  /** Accounts that nothing has happened to, nor to any other of their groups. */
  untouched: Set<string>;
  /** What people last put into fields of ours; `null` where they emptied one. */
  choices: { accountId: string; key: string; value: string | null }[];
}

/**
 * Lets a person work in the CRM for a while, and everything settle now and then.
 *
 * @param by id of the user who does it
 */
export async function editAtRandom(
  world: World,
  { edits, random, by }: { edits: number; random: SeededRandom; by: string },
): Promise<RandomEdits> {
  const { organization, clock } = world;
  const { fields: installed } = await world.known();
  const fields = Object.fromEntries(
    Object.entries(installed).map(([key, { apiName, values }]) => [
      key,
      { apiName, values: Object.values(values) },
    ]),
  );
  const bin: Crm['bin'] = [];
  const touched = new Set<string>();
  const choices = new Map<string, RandomEdits['choices'][number]>();
  const put: Crm['put'] = (accountId, key, value) => {
    organization.updateRecord(
      'Accounts',
      accountId,
      { [fields[key]?.apiName ?? '']: value },
      { by },
    );
    choices.set(`${accountId} ${key}`, { accountId, key, value });
  };
  for (let edit = 0; edit < edits; edit++) {
    const now = clock.now();
    const crm: Crm = { organization, random, now, by: { by }, mark: 'New', bin, fields, put };
    for (const id of workAtRandom(crm).accountIds) touched.add(id);
    clock.advance(random.whole(15_000));
    if (random.next() < 0.1) await world.settle();
  }
  const groupOf = groupsOf(organization);
  const groups = new Set([...touched].map(groupOf));
  const ids = organization.records('Accounts').map(({ id }) => id);
  return {
    untouched: new Set(ids.filter((id) => !groups.has(groupOf(id)))),
    choices: [...choices.values()].filter(({ accountId }) => ids.includes(accountId)),
  };
}

/** Names the group of an account, by the accounts that hang together as parents and children. */
function groupsOf(organization: OrganizationHandle): (id: string) => string {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    const leader = leaders.get(id) ?? id;
    return leader === id ? id : leaderOf(leader);
  };
  for (const account of organization.records('Accounts')) {
    const parent = parentOf(account);
    if (parent !== undefined) leaders.set(leaderOf(account.id), leaderOf(parent));
  }
  return leaderOf;
}
