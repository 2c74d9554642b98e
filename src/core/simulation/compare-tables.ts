import type { Book } from '../book/book.ts';
import { unknown } from '../dimensions/dimension.ts';
import { dimensions } from '../dimensions/registry.ts';
import type { Policy } from '../policy/policy.ts';
import { type ClassTable, classIn } from './class-table.ts';
import type { ClassMove, DimensionMoves, Mover, Weighed } from './simulation.ts';

/** Accounts with another class in any dimension, by position. */
export function movedBetween(before: ClassTable, after: ClassTable): number[] {
  const moved: number[] = [];
  for (let account = 0; account < before.scores.length; account++) {
    const isMoved = dimensions.some(
      (_, place) => classIn(before, place, account) !== classIn(after, place, account),
    );
    if (isMoved) moved.push(account);
  }
  return moved;
}

/** The matrix of every dimension. */
export function movesBetween(
  before: ClassTable,
  after: ClassTable,
  policies: { before: Policy; after: Policy },
): DimensionMoves[] {
  return dimensions.map((dimension, place) => {
    const cells = new Map<string, ClassMove>();
    for (let account = 0; account < before.scores.length; account++) {
      const from = classIn(before, place, account);
      const to = classIn(after, place, account);
      const cell = cells.get(`${from} ${to}`) ?? { from, to, accounts: 0, revenue: 0 };
      cell.accounts += 1;
      cell.revenue += before.revenue[account] as number;
      cells.set(`${from} ${to}`, cell);
    }
    const order = [policies.before, policies.after].flatMap((policy) =>
      dimension.classes(policy).map(({ id }) => id),
    );
    const rank = (id: string) => (id === unknown ? order.length : order.indexOf(id));
    const moves = [...cells.values()].sort(
      (a, b) => rank(a.from) - rank(b.from) || rank(a.to) - rank(b.to),
    );
    return { dimension: dimension.id, moved: sumOf(moves.filter(isMove)), moves };
  });
}

/** The accounts at the positions with their changes, those that bring most first. */
export function moversOf(
  book: Book,
  positions: readonly number[],
  before: ClassTable,
  after: ClassTable,
): Mover[] {
  const movers = positions.map((account) => {
    const { id = '', name = '' } = book.accounts.at(account) ?? {};
    const changes = dimensions
      .map(({ id: dimension }, place) => ({
        dimension,
        from: classIn(before, place, account),
        to: classIn(after, place, account),
      }))
      .filter(isMove);
    const revenue = before.revenue[account] as number;
    return { accountId: id, accountName: name, revenue, changes };
  });
  return movers.sort((a, b) => b.revenue - a.revenue || (a.accountId < b.accountId ? -1 : 1));
}

/** How many there are and what they bring together. */
export function sumOf(parts: readonly (Weighed | Mover)[]): Weighed {
  return parts.reduce<Weighed>(
    (sum, part) => ({
      accounts: sum.accounts + ('accounts' in part ? part.accounts : 1),
      revenue: sum.revenue + part.revenue,
    }),
    { accounts: 0, revenue: 0 },
  );
}

function isMove({ from, to }: { from: string; to: string }): boolean {
  return from !== to;
}
