import { type AccountList, nowhere, type PositionIndex } from '../book/book.ts';

/** Which accounts belong together: all that are linked by `parentId`, up and down, are one group. */
export interface Groups {
  /** For each account, the position of its group's top account; its own position when it stands alone. */
  readonly rootOf: Int32Array;
  /** Members of each group of two or more, by the position of its top account; ascending positions. */
  readonly membersOf: ReadonlyMap<number, Int32Array>;
  readonly findings: readonly GroupFinding[];
}

/** Something odd in the hierarchy that was survived. */
export type GroupFinding =
  /** The accounts are each other's ancestors; the one with the smallest id was taken as the top. */
  | { kind: 'cycle'; accountIds: string[] }
  /** The parent is not among the accounts; the account was taken as the top of its group. */
  | { kind: 'orphan'; accountId: string; parentId: string };

/**
 * Finds the groups of a book. Chains of any depth and cycles are followed without recursion; the order of the accounts
 * does not matter.
 *
 * @param indexOf position of each account id in `accounts`
 */
export function buildGroups(accounts: AccountList, indexOf: PositionIndex): Groups {
  const findings: GroupFinding[] = [];
  const parentOf = readParents(accounts, indexOf, findings);
  const rootOf = new Int32Array(accounts.length).fill(nowhere);
  const path: number[] = [];
  const placeInPath = new Map<number, number>();

  for (let account = 0; account < accounts.length; account++) {
    let current = account;
    while (current !== nowhere && rootOf[current] === nowhere && !placeInPath.has(current)) {
      placeInPath.set(current, path.length);
      path.push(current);
      current = parentOf[current] as number;
    }
    const root = topOf(current);
    for (const member of path) rootOf[member] = root;
    path.length = 0;
    placeInPath.clear();
  }
  return { rootOf, membersOf: collectMembers(rootOf), findings };

  /** The top reached from the end of the path: past the last account, an account settled before, or a cycle. */
  function topOf(end: number): number {
    if (end === nowhere) return path.at(-1) as number;
    if (rootOf[end] !== nowhere) return rootOf[end] as number;
    const cycle = path.slice(placeInPath.get(end));
    cycle.sort((a, b) => ((accounts.at(a)?.id ?? '') < (accounts.at(b)?.id ?? '') ? -1 : 1));
    findings.push({
      kind: 'cycle',
      accountIds: cycle.map((index) => accounts.at(index)?.id ?? ''),
    });
    return cycle[0] as number;
  }
}

function readParents(
  accounts: AccountList,
  indexOf: PositionIndex,
  findings: GroupFinding[],
): Int32Array {
  const parentOf = new Int32Array(accounts.length).fill(nowhere);
  let position = 0;
  for (const account of accounts) {
    const { parentId } = account;
    if (parentId !== undefined) {
      const parent = indexOf.get(parentId);
      if (parent === undefined) findings.push({ kind: 'orphan', accountId: account.id, parentId });
      parentOf[position] = parent ?? nowhere;
    }
    position += 1;
  }
  return parentOf;
}

function collectMembers(rootOf: Int32Array): Map<number, Int32Array> {
  const membersOf = new Map<number, number[]>();
  for (const [account, root] of rootOf.entries()) {
    if (account === root) continue;
    const members = membersOf.get(root);
    if (members) members.push(account);
    else membersOf.set(root, [root, account]);
  }
  return new Map([...membersOf].map(([root, all]) => [root, Int32Array.from(all).sort()]));
}
