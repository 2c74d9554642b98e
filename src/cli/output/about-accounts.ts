import type { Book } from '../../core/book/book.ts';
import type { GroupFinding } from '../../core/groups/build-groups.ts';
import type { ReadBook } from '../book/read-book.ts';
import type { Warning } from './warning.ts';

/** What is odd about the accounts of a book and about how rows refer to them. */
export function aboutAccounts(read: ReadBook, findings: readonly GroupFinding[]): Warning[] {
  return [
    ...aboutRepeats(read.replacedAccounts),
    ...aboutUnknown(read.book, read.unknownAccounts),
    ...aboutOrphans(findings.filter((finding) => finding.kind === 'orphan')),
    ...aboutCycles(findings.filter((finding) => finding.kind === 'cycle')),
  ];
}

function aboutRepeats(replaced: number): Warning[] {
  if (replaced === 0) return [];
  return [
    {
      sentence: {
        en: `${replaced} account rows repeat an id; the last row of each id counts.`,
        zh: `${replaced} 行客户编号重复；每个编号以最后一行为准。`,
      },
    },
  ];
}

function aboutUnknown({ strays, rows }: Book, references: ReadonlySet<string>): Warning[] {
  const unknown = strays['unknown-account'];
  if (unknown === 0) return [];
  const some = [...references].map((reference) => `“${reference}”`).join(', ');
  const more = unknown > references.size ? ' …' : '';
  return [
    {
      sentence: {
        en: `${unknown} deals are of accounts that are not in the accounts file, or of a name that several have: ${some}${more}`,
        zh: `${unknown} 个商机的客户不在客户文件中，或名称对应多个客户：${some}${more}`,
      },
      ...(2 * unknown > rows && {
        remedy: {
          en: 'Check that deals.account holds what accounts.id or accounts.name holds.',
          zh: '请检查 deals.account 列与 accounts.id 或 accounts.name 列的内容是否对应。',
        },
      }),
    },
  ];
}

function aboutOrphans(orphans: readonly Extract<GroupFinding, { kind: 'orphan' }>[]): Warning[] {
  const [first] = orphans;
  if (!first) return [];
  return [
    {
      sentence: {
        en: `${orphans.length} accounts name a parent that the file does not have (${first.accountId} → ${first.parentId}); each is the top of its group.`,
        zh: `${orphans.length} 个客户的上级不在文件中（${first.accountId} → ${first.parentId}）；这些客户各自作为集团顶层。`,
      },
    },
  ];
}

function aboutCycles(cycles: readonly Extract<GroupFinding, { kind: 'cycle' }>[]): Warning[] {
  const [first] = cycles;
  if (!first) return [];
  const circle = first.accountIds.slice(0, 5).join(' → ');
  return [
    {
      sentence: {
        en: `The parents of accounts run in a circle ${cycles.length === 1 ? 'once' : `${cycles.length} times`} (${circle}); the smallest id is taken as the top.`,
        zh: `有 ${cycles.length} 处客户的上级关系成环（${circle}）；以编号最小者为顶层。`,
      },
    },
  ];
}
