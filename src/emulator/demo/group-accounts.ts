import type { SeededRandom } from '../seeded-random.ts';
import { companyName, inventBrand } from './company-names.ts';
import type { DemoAccount } from './demo-accounts.ts';
import { demoId } from './demo-organization.ts';

const groupSize = 5;
const chineseGroups = 10;
const foreignGroups = 4;

/**
 * Binds 70 accounts into 14 groups whose members share a name, lets two accounts own each other and one belong to an
 * account that is no more, as happens in real books.
 */
export function groupAccounts(
  random: SeededRandom,
  accounts: readonly DemoAccount[],
): DemoAccount[] {
  const changed = new Map<string, DemoAccount>();
  const names = new Set(accounts.map(({ name }) => name));
  const chinese = shuffle(
    random,
    accounts.filter(({ isChinese }) => isChinese),
  );
  const foreign = shuffle(
    random,
    accounts.filter(({ isChinese }) => !isChinese),
  );
  const change = (account: DemoAccount) => changed.set(account.record.id, account);

  for (let group = 0; group < chineseGroups + foreignGroups; group += 1) {
    const members = (group < chineseGroups ? chinese : foreign).splice(0, groupSize);
    bindGroup(random, members, names, group % 3 === 0).forEach(change);
  }
  const [one, other, orphan] = chinese;
  if (one && other && orphan) {
    change(withParent(one, other.record.id));
    change(withParent(other, one.record.id));
    change(withParent(orphan, demoId(999_999)));
  }
  return accounts.map((account) => changed.get(account.record.id) ?? account);
}

/** The first member becomes the head; with `isDeep` the last one belongs to the second. */
function bindGroup(
  random: SeededRandom,
  members: readonly DemoAccount[],
  names: Set<string>,
  isDeep: boolean,
): DemoAccount[] {
  const [head, second, ...rest] = members;
  if (!head || !second) return [];
  const brand = inventBrand(random, head.isChinese);
  const last = rest.pop();
  const child = (member: DemoAccount, parentId: string) =>
    withParent(rename(member, nameInGroup(random, member, brand, names)), parentId);
  const suffix = head.isChinese ? '集团有限公司' : ` Group ${head.place.suffixes[0]}`;
  return [
    rename(head, `${brand}${suffix}`),
    ...[second, ...rest].map((member) => child(member, head.record.id)),
    ...(last ? [child(last, isDeep ? second.record.id : head.record.id)] : []),
  ];
}

function nameInGroup(
  random: SeededRandom,
  { trade, place, isChinese }: DemoAccount,
  brand: string,
  names: Set<string>,
): string {
  for (let attempt = 0; attempt < 20; attempt += 1) {
    const name = companyName(random, brand, trade, place, isChinese);
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
  return `${brand} ${place.city} ${names.size}`;
}

function rename(account: DemoAccount, name: string): DemoAccount {
  return { ...account, name, record: { ...account.record, Account_Name: name } };
}

function withParent(account: DemoAccount, parentId: string): DemoAccount {
  return { ...account, record: { ...account.record, Parent_Account: { id: parentId } } };
}

function shuffle<T>(random: SeededRandom, values: readonly T[]): T[] {
  const order = values.map((value) => ({ value, at: random.next() }));
  return order.sort((a, b) => a.at - b.at).map(({ value }) => value);
}
