import type { OrganizationHandle } from '../../src/emulator/organization-handle.ts';
import type { SeededRandom } from '../../src/emulator/seeded-random.ts';
import { zohoDate } from './a-sales-book.ts';

const dayMs = 86_400_000;

/** Something people do in a CRM. Answers the accounts that it may concern. */
type Edit = (crm: Crm) => (string | undefined)[];

/** The CRM in the hands of somebody who picks at random what to do. */
export interface Crm {
  organization: OrganizationHandle;
  random: SeededRandom;
  now: number;
  by: { by: string };
  /** What names and words given by people begin with. */
  mark: string;
  /** Whether this account and its deals are left alone. */
  isReserved?: (accountId: string) => boolean;
  /** What has been deleted and may be restored. */
  bin: { module: 'Accounts' | 'Deals'; id: string }[];
  /** API names of our fields by key, and the values of the picklists. */
  fields: Record<string, { apiName: string; values: string[] }>;
  /** Puts a value into a field of ours. */
  put(accountId: string, key: string, value: string | null): void;
}

/** Does one thing that people do in a CRM. Answers its name and the accounts that it may concern. */
export function workAtRandom(crm: Crm): { what: string; accountIds: string[] } {
  const [what, edit] = crm.random.weighted(kinds);
  return { what, accountIds: edit(crm).filter((id) => id !== undefined) };
}

const kinds: [[string, Edit], number][] = [
  [['deal created', createDeal], 8],
  [['deal won', changeDeal({ Stage: 'Closed Won' })], 10],
  [['deal lost', changeDeal({ Stage: 'Closed Lost' })], 6],
  [['deal reopened', changeDeal({ Stage: 'Qualification' })], 6],
  [['deal amended', changeAmount], 8],
  [['deal amended', changeDeal({ Amount: null })], 2],
  [['deal amended', changeDate], 6],
  [['deal moved to another account', moveDeal], 8],
  [['deal moved to another account', changeDeal({ Account_Name: null })], 2],
  [['deal deleted', deleteDeal], 9],
  [['account moved in its group', changeParent], 6],
  [['account created', createAccount], 4],
  [['account deleted', deleteAccount], 3],
  [['account changed', changeAccount], 4],
  [['class chosen', chooseClass], 8],
  [['class emptied', emptyField], 5],
  [['words of their own', writeText], 4],
  [['record restored', restoreRecord], 4],
];

function createDeal(crm: Crm) {
  const { organization, random, now, by, mark } = crm;
  const account = anyAccount(crm);
  organization.createRecord(
    'Deals',
    {
      Deal_Name: `${mark} deal ${now}`,
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
  return (crm) => {
    const deal = anyDeal(crm);
    if (!deal) return [];
    crm.organization.updateRecord('Deals', deal.id, values, crm.by);
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
  const account = anyAccount(crm);
  return [account, ...changeDeal({ Account_Name: { id: account } })(crm)];
}

function deleteDeal(crm: Crm) {
  const deal = anyDeal(crm);
  if (!deal) return [];
  crm.organization.deleteRecord('Deals', deal.id, crm.by);
  crm.bin.push({ module: 'Deals', id: deal.id });
  return [accountOf(deal)];
}

function changeParent(crm: Crm) {
  const { organization, random, by } = crm;
  const account = anyAccount(crm);
  const before = parentOf(organization.record('Accounts', account) ?? {});
  const parent = random.next() < 0.3 ? undefined : anyAccount(crm);
  const value = parent === undefined || parent === account ? null : { id: parent };
  organization.updateRecord('Accounts', account, { Parent_Account: value }, by);
  return [account, before, parent];
}

function createAccount(crm: Crm) {
  const { organization, random, now, by, mark } = crm;
  const parent = random.next() < 0.5 ? anyAccount(crm) : undefined;
  const values = {
    Account_Name: `${mark} account ${now}`,
    ...(parent && { Parent_Account: { id: parent } }),
  };
  return [organization.createRecord('Accounts', values, by), parent];
}

function deleteAccount(crm: Crm) {
  const { organization, by } = crm;
  const account = anyAccount(crm);
  const children = organization
    .records('Accounts')
    .filter((record) => parentOf(record) === account)
    .map(({ id }) => id);
  const parent = parentOf(organization.record('Accounts', account) ?? {});
  organization.deleteRecord('Accounts', account, by);
  crm.bin.push({ module: 'Accounts', id: account });
  return [account, parent, ...children];
}

function changeAccount(crm: Crm) {
  const { organization, random, now, by, mark } = crm;
  const account = anyAccount(crm);
  const values = random.pick([
    { Industry: 'Retail' },
    { Account_Name: `${mark} renamed ${now}` },
    { Employees: random.whole(5000) },
    { Phone: String(random.whole(1e9)) },
  ]);
  organization.updateRecord('Accounts', account, values, by);
  return [account];
}

function chooseClass(crm: Crm) {
  const { random, fields, put } = crm;
  const account = anyAccount(crm);
  const picklists = Object.entries(fields).filter(([, { values }]) => values.length > 0);
  const [key, { values }] = random.pick(picklists);
  put(account, key, random.pick(values));
  return [account];
}

function emptyField(crm: Crm) {
  const { random, fields, put } = crm;
  const account = anyAccount(crm);
  put(account, random.pick(Object.keys(fields)), null);
  return [account];
}

function writeText(crm: Crm) {
  const { random, now, put, mark } = crm;
  const account = anyAccount(crm);
  put(account, random.pick(['strategy', 'reason', 'next-action']), `${mark} words ${now}`);
  return [account];
}

function restoreRecord({ organization, random, by, bin }: Crm) {
  const [restored] = bin.splice(random.whole(bin.length), 1);
  if (!restored) return [];
  const { module, id } = restored;
  organization.restoreRecord(module, id, by);
  const record = organization.record(module, id) ?? {};
  if (module === 'Deals') return [accountOf(record)];
  const children = organization
    .records('Accounts')
    .filter((account) => parentOf(account) === id)
    .map((account) => account.id);
  return [id, parentOf(record), ...children];
}

function anyAccount({ organization, random, isReserved }: Crm): string {
  const ids = organization.records('Accounts').map(({ id }) => id);
  return random.pick(isReserved ? ids.filter((id) => !isReserved(id)) : ids);
}

function anyDeal({ organization, random, isReserved }: Crm) {
  const deals = organization.records('Deals');
  const isFree = (deal: object) => !isReserved?.(accountOf(deal) ?? '');
  return deals.length > 0 ? random.pick(isReserved ? deals.filter(isFree) : deals) : undefined;
}

function accountOf(deal: object): string | undefined {
  return (deal as { Account_Name?: { id: string } | null }).Account_Name?.id;
}

/** The parent of an account. */
export function parentOf(account: object): string | undefined {
  return (account as { Parent_Account?: { id: string } | null }).Parent_Account?.id;
}
