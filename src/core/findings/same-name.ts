import { accountCheck } from './account-check.ts';
import type { Checked } from './finding.ts';

/** Accounts that look like one kept twice: each then shows only a part of what the customer buys. */
export const sameName = accountCheck(
  'same-name',
  {
    sentence: {
      en: '{count} accounts share their name with another that is not of their group: one customer may be kept twice, each with a part of its deals.',
      zh: '{count} 个客户与集团之外的其他客户同名：可能是同一客户重复建档，商机被分散。',
    },
    remedy: {
      en: 'Merge the duplicates, or link them by Parent Account.',
      zh: '请合并重复客户，或通过“上级客户”建立关联。',
    },
  },
  (checked) => {
    const groupsOf = groupsByName(checked);
    return ({ name }) => groupsOf.get(nameKey(name)) === 'several';
  },
);

/** For each name the top account of its bearers, or `several` where they are not of one group. */
function groupsByName({ book, groups }: Checked): Map<string, number | 'several'> {
  const found = new Map<string, number | 'several'>();
  let position = 0;
  for (const { name } of book.accounts) {
    const root = groups.rootOf[position] as number;
    const key = nameKey(name);
    const known = found.get(key);
    if (key !== '') found.set(key, known === undefined || known === root ? root : 'several');
    position += 1;
  }
  return found;
}

/** Names that differ only in case, width and spaces are the same. */
function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}
