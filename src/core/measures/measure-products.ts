import { type Book, noDay, won } from '../book/book.ts';
import type { AccountMeasures } from './account-measures.ts';
import type { MeasuringContext } from './measuring-context.ts';

/** How often each product code was won; all zero between two calls, so that measuring a million accounts allocates nothing. */
let winsOf = new Int32Array(64);

/**
 * Fills the measures of what was bought and how long a sale took, over all wins up to D.
 *
 * @param onWin is told each of those wins once they are filled up to it; it must measure nothing itself
 */
export function measureProducts(
  book: Book,
  rows: Int32Array,
  from: number,
  to: number,
  context: MeasuringContext,
  out: AccountMeasures,
  onWin?: (row: number) => void,
): void {
  const { outcome, closedOn, createdOn, product } = book.deals;
  if (book.names.product.length > winsOf.length) {
    winsOf = new Int32Array(2 * book.names.product.length);
  }
  let cycles = 0;
  let cycleDays = 0;
  out.winsWithProduct = 0;
  out.distinctProducts = 0;
  out.winsOfTopProduct = 0;
  out.winsWithKind = 0;
  out.serviceWins = 0;
  out.productWins = 0;
  out.cycleDays = Number.NaN;
  for (let i = from; i < to; i++) {
    const row = rows[i] as number;
    const day = closedOn[row] as number;
    if (outcome[row] !== won || day === noDay || day > context.asOf) continue;
    addProduct(book, row, context, out);
    const begunOn = createdOn[row] as number;
    if (begunOn !== noDay && begunOn <= day) {
      cycles += 1;
      cycleDays += day - begunOn;
      out.cycleDays = cycleDays / cycles;
    }
    onWin?.(row);
  }
  for (let i = from; i < to; i++) winsOf[product[rows[i] as number] as number] = 0;
}

function addProduct(
  book: Book,
  row: number,
  { labels }: MeasuringContext,
  out: AccountMeasures,
): void {
  const product = book.deals.product[row] as number;
  const type = book.deals.type[row] as number;
  if (product !== 0) {
    const wins = (winsOf[product] as number) + 1;
    winsOf[product] = wins;
    out.winsWithProduct += 1;
    if (wins === 1) out.distinctProducts += 1;
    if (wins > out.winsOfTopProduct) out.winsOfTopProduct = wins;
  }
  if (product === 0 && type === 0) return;
  out.winsWithKind += 1;
  if (labels.isServiceProduct[product] === 1 || labels.isServiceType[type] === 1)
    out.serviceWins += 1;
  else if (product !== 0) out.productWins += 1;
}
