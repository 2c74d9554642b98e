import { type DealColumns, nowhere } from './book.ts';

/** Empty columns with room for `capacity` rows. */
export function allocateColumns(capacity: number): DealColumns {
  return {
    account: new Int32Array(capacity),
    closedOn: new Int32Array(capacity),
    createdOn: new Int32Array(capacity),
    amount: new Float64Array(capacity),
    outcome: new Uint8Array(capacity),
    product: new Int32Array(capacity),
    type: new Int32Array(capacity),
    lossReason: new Int32Array(capacity),
  };
}

/** The same rows with room for twice as many. */
export function growColumns(columns: DealColumns): DealColumns {
  const larger = allocateColumns(columns.account.length * 2);
  for (const name of Object.keys(columns) as (keyof DealColumns)[]) larger[name].set(columns[name]);
  return larger;
}

/**
 * Groups rows by account, each group in closing order: a counting sort by account, then a sort of each
 * small group.
 */
export function groupByAccount(
  columns: DealColumns,
  rows: number,
  accounts: number,
): { start: Int32Array; order: Int32Array } {
  const { account } = columns;
  const start = new Int32Array(accounts + 1);
  for (let row = 0; row < rows; row++) {
    const index = account[row] as number;
    if (index !== nowhere) start[index + 1] = (start[index + 1] as number) + 1;
  }
  for (let i = 0; i < accounts; i++) start[i + 1] = (start[i + 1] as number) + (start[i] as number);
  const order = new Int32Array(start[accounts] as number);
  const next = start.slice(0, accounts);
  for (let row = 0; row < rows; row++) {
    const index = account[row] as number;
    if (index === nowhere) continue;
    const place = next[index] as number;
    order[place] = row;
    next[index] = place + 1;
  }
  for (let i = 0; i < accounts; i++) {
    sortRows(order, start[i] as number, start[i + 1] as number, columns);
  }
  return { start, order };
}

/**
 * Orders `rows[from … to)` by closing day, then by amount, in place: sums over them come out the same, to the last
 * bit, in whatever order the rows were read.
 */
export function sortRows(rows: Int32Array, from: number, to: number, columns: DealColumns): void {
  if (to - from > 64) {
    rows.subarray(from, to).sort((a, b) => compareRows(a, b, columns));
    return;
  }
  for (let i = from + 1; i < to; i++) {
    const row = rows[i] as number;
    let j = i - 1;
    while (j >= from && compareRows(rows[j] as number, row, columns) > 0) {
      rows[j + 1] = rows[j] as number;
      j -= 1;
    }
    rows[j + 1] = row;
  }
}

function compareRows(a: number, b: number, { closedOn, amount }: DealColumns): number {
  const days = (closedOn[a] as number) - (closedOn[b] as number);
  if (days !== 0) return days;
  return sortable(amount[a] as number) - sortable(amount[b] as number) || a - b;
}

/** An unknown amount sorts before every known one; finite, so that two of them compare as equal. */
function sortable(amount: number): number {
  return Number.isNaN(amount) ? -Number.MAX_VALUE : amount;
}
