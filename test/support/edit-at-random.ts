import type { OrganizationHandle } from '../../src/emulator/organization-handle.ts';
import type { SeededRandom } from '../../src/emulator/seeded-random.ts';
import { zohoDate } from './a-sales-book.ts';
import type { World } from './start-world.ts';

const dayMs = 86_400_000;

/** What came of a while in which people worked. */
export interface RandomEdits {
  /** Accounts that nothing has happened to, nor to any other of their groups. */
  untouched: Set<string>;
  /** What people last put into fields of ours; `null` where they emptied one. */
  choices: { accountId: string; key: string; value: string | null }[];
}

/** Something people do in a CRM. Answers the accounts that it may concern. */
type Edit = (crm: Crm) => (string | undefined)[];

/** The CRM in the hands of somebody who picks at random what to do. */
interface Crm {
  organization: OrganizationHandle;
  random: SeededRandom;
  now: number;
  by: { by: string };
  /** API names of our fields by key, and the values of the picklists. */
  fields: Record<string, { apiName: string; values: string[] }>;
  /** Puts a value into a field of ours. */
  put(accountId: string, key: string, value: string | null): void;
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
    const crm = { organization, random, now: clock.now(), by: { by }, fields, put };
    for (const id of random.weighted(kinds)(crm)) if (id !== undefined) touched.add(id);
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

const kinds: [Edit, number][] = [
  [createDeal, 8],
  [changeDeal({ Stage: 'Closed Won' }), 10],
  [changeDeal({ Stage: 'Closed Lost' }), 6],
  [changeDeal({ Stage: 'Qualification' }), 6],
  [changeAmount, 8],
  [changeDeal({ Amount: null }), 2],
  [changeDate, 6],
  [moveDeal, 8],
  [changeDeal({ Account_Name: null }), 2],
  [deleteDeal, 9],
  [changeParent, 6],
  [createAccount, 4],
  [deleteAccount, 3],
  [changeAccount, 4],
  [chooseClass, 8],
  [emptyField, 5],
  [writeText, 4],
];

function createDeal({ organization, random, now, by }: Crm) {
  const account = anyAccount(organization, random);
  organization.createRecord(
    'Deals',
    {
      Deal_Name: `New deal ${now}`,
      Stage: random.pick(['Closed Won', 'Qualification']),
      Pipeline: 'Standard (Standard)',
      Amount: 1000 + random.whole(90_000),
      Closing_Date: zohoDate(now - random.whole(40) * dayMs),
      Account_Name: { id: account },
    },
    by,
  );
  return [account];
}

function changeDeal(values: Record<string, unknown>): Edit {
  return ({ organization, random, by }) => {
    const deal = anyDeal(organization, random);
    organization.updateRecord('Deals', deal.id, values, by);
    return [accountOf(deal)];
  };
}

function changeAmount(crm: Crm) {
  return changeDeal({ Amount: 500 + crm.random.whole(200_000) })(crm);
}

function changeDate(crm: Crm) {
  return changeDeal({ Closing_Date: zohoDate(crm.now - crm.random.whole(700) * dayMs) })(crm);
}

function moveDeal(crm: Crm) {
  const account = anyAccount(crm.organization, crm.random);
  return [account, ...changeDeal({ Account_Name: { id: account } })(crm)];
}

function deleteDeal({ organization, random, by }: Crm) {
  const deal = anyDeal(organization, random);
  organization.deleteRecord('Deals', deal.id, by);
  return [accountOf(deal)];
}

function changeParent({ organization, random, by }: Crm) {
  const account = anyAccount(organization, random);
  const before = parentOf(organization, account);
  const parent = random.next() < 0.3 ? undefined : anyAccount(organization, random);
  const value = parent === undefined || parent === account ? null : { id: parent };
  organization.updateRecord('Accounts', account, { Parent_Account: value }, by);
  return [account, before, parent];
}

function createAccount({ organization, random, now, by }: Crm) {
  const parent = random.next() < 0.5 ? anyAccount(organization, random) : undefined;
  const values = {
    Account_Name: `New account ${now}`,
    ...(parent && { Parent_Account: { id: parent } }),
  };
  return [organization.createRecord('Accounts', values, by), parent];
}

function deleteAccount({ organization, random, by }: Crm) {
  const account = anyAccount(organization, random);
  const children = organization
    .records('Accounts')
    .map(({ id }) => id)
    .filter((id) => parentOf(organization, id) === account);
  const parent = parentOf(organization, account);
  organization.deleteRecord('Accounts', account, by);
  return [account, parent, ...children];
}

function changeAccount({ organization, random, by }: Crm) {
  const account = anyAccount(organization, random);
  const values = random.pick([
    { Industry: 'Retail' },
    { Employees: random.whole(5000) },
    { Phone: String(random.whole(1e9)) },
  ]);
  organization.updateRecord('Accounts', account, values, by);
  return [account];
}

function chooseClass({ organization, random, fields, put }: Crm) {
  const account = anyAccount(organization, random);
  const picklists = Object.entries(fields).filter(([, { values }]) => values.length > 0);
  const [key, { values }] = random.pick(picklists);
  put(account, key, random.pick(values));
  return [account];
}

function emptyField({ organization, random, fields, put }: Crm) {
  const account = anyAccount(organization, random);
  put(account, random.pick(Object.keys(fields)), null);
  return [account];
}

function writeText({ organization, random, now, put }: Crm) {
  const account = anyAccount(organization, random);
  put(account, random.pick(['strategy', 'reason', 'next-action']), `My own words ${now}`);
  return [account];
}

function anyAccount(organization: OrganizationHandle, random: SeededRandom): string {
  return random.pick(organization.records('Accounts')).id;
}

function anyDeal(organization: OrganizationHandle, random: SeededRandom) {
  return random.pick(organization.records('Deals'));
}

function accountOf(deal: object): string | undefined {
  return (deal as { Account_Name?: { id: string } | null }).Account_Name?.id;
}

function parentOf(organization: OrganizationHandle, id: string): string | undefined {
  const account = organization.record('Accounts', id) as {
    Parent_Account?: { id: string } | null;
  };
  return account.Parent_Account?.id;
}

/** Names the group of an account, by the accounts that hang together as parents and children. */
function groupsOf(organization: OrganizationHandle): (id: string) => string {
  const leaders = new Map<string, string>();
  const leaderOf = (id: string): string => {
    const leader = leaders.get(id) ?? id;
    return leader === id ? id : leaderOf(leader);
  };
  for (const { id } of organization.records('Accounts')) {
    const parent = parentOf(organization, id);
    if (parent !== undefined) leaders.set(leaderOf(id), leaderOf(parent));
  }
  return leaderOf;
}
