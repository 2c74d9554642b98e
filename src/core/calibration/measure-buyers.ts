import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import { buildGroups } from '../groups/build-groups.ts';
import { evennessOf } from '../loyalty/loyalty-score.ts';
import { type AccountMeasures, emptyMeasures } from '../measures/account-measures.ts';
import { measureDeals } from '../measures/measure-deals.ts';
import { measureMembers } from '../measures/measure-members.ts';
import { measuringContextOf } from '../measures/measuring-context.ts';
import type { Policy } from '../policy/policy.ts';

/** What calibration needs of every account, or group, with at least one win, as columns. */
export interface BuyerColumns extends Columns {
  /** Amounts of open deals, of everyone with any: of those who never bought, too. */
  openAmounts: Float64Array;
}

interface Columns {
  /** Positions in the book. */
  account: Int32Array;
  recencyDays: Float64Array;
  frequency: Float64Array;
  monetary: Float64Array;
  orderSize: Float64Array;
  cycleDays: Float64Array;
  distinctProducts: Float64Array;
  topProductShare: Float64Array;
  span: Float64Array;
  evenness: Float64Array;
}

/** Measures every account of the book and keeps the columns of those with at least one win. */
export function measureBuyers(book: Book, policy: Policy, asOf: Day): BuyerColumns {
  const context = measuringContextOf(book, policy, asOf);
  const collector = createCollector(book.accounts.length);
  const measures = emptyMeasures();
  for (let account = 0; account < book.accounts.length; account++) {
    const from = book.start[account] as number;
    const to = book.start[account + 1] as number;
    measureDeals(book, book.order, from, to, context, measures);
    collector.add(account, measures);
  }
  return collector.columns();
}

/** Likewise every group of the book, as if it were one account; accounts that stand alone are groups of one. */
export function measureGroups(book: Book, policy: Policy, asOf: Day): BuyerColumns {
  const context = measuringContextOf(book, policy, asOf);
  const { rootOf, membersOf } = buildGroups(book.accounts, book.indexOf);
  const collector = createCollector(book.accounts.length);
  for (const [account, root] of rootOf.entries()) {
    if (account !== root) continue;
    const members = membersOf.get(root) ?? [account];
    collector.add(account, measureMembers(book, members, context));
  }
  return collector.columns();
}

/** Takes measures one by one into columns. */
function createCollector(capacity: number) {
  const columns = allocateBuyers(capacity);
  const openAmounts: number[] = [];
  let buyers = 0;
  return {
    add(account: number, measures: AccountMeasures): void {
      if (measures.openAmount > 0) openAmounts.push(measures.openAmount);
      if (measures.wins === 0) return;
      fillRow(columns, buyers, account, measures);
      buyers += 1;
    },
    columns(): BuyerColumns {
      const filled = Object.fromEntries(
        Object.entries(columns).map(([name, column]) => [name, column.subarray(0, buyers)]),
      ) as unknown as Columns;
      return { ...filled, openAmounts: Float64Array.from(openAmounts) };
    },
  };
}

function fillRow(columns: Columns, row: number, account: number, measures: AccountMeasures): void {
  const { rhythm, winsWithProduct } = measures;
  columns.account[row] = account;
  columns.recencyDays[row] = measures.recencyDays;
  columns.frequency[row] = measures.frequency;
  columns.monetary[row] = measures.monetary;
  columns.orderSize[row] = measures.orderSize;
  columns.cycleDays[row] = measures.cycleDays;
  columns.distinctProducts[row] = winsWithProduct > 0 ? measures.distinctProducts : Number.NaN;
  columns.topProductShare[row] = measures.winsOfTopProduct / winsWithProduct;
  columns.span[row] = measures.lastWonOn - measures.firstWonOn;
  columns.evenness[row] = evennessOf(rhythm);
}

function allocateBuyers(capacity: number): Columns {
  return {
    account: new Int32Array(capacity),
    recencyDays: new Float64Array(capacity),
    frequency: new Float64Array(capacity),
    monetary: new Float64Array(capacity),
    orderSize: new Float64Array(capacity),
    cycleDays: new Float64Array(capacity),
    distinctProducts: new Float64Array(capacity),
    topProductShare: new Float64Array(capacity),
    span: new Float64Array(capacity),
    evenness: new Float64Array(capacity),
  };
}
