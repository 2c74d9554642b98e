import { type Book, lost, noDay, open, won } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { AccountMeasures } from './account-measures.ts';
import { measureProducts } from './measure-products.ts';
import type { MeasuringContext } from './measuring-context.ts';

/**
 * Measures the deals `rows[from … to)` of a book (in closing order, undated first) into `out`.
 *
 * Allocates nothing: a whole book is measured with one `out`.
 */
export function measureDeals(
  book: Book,
  rows: Int32Array,
  from: number,
  to: number,
  context: MeasuringContext,
  out: AccountMeasures,
): void {
  reset(out);
  out.frequencyBefore = context.windowDays === null ? Number.NaN : 0;
  for (let i = from; i < to; i++) {
    const row = rows[i] as number;
    const outcome = book.deals.outcome[row];
    if (outcome === won) addWon(book, row, context, out);
    else if (outcome === open) addOpen(book, row, out);
    else if (outcome === lost) addLost(book, row, context, out);
  }
  finish(context, out);
  measureProducts(book, rows, from, to, context, out);
}

function addWon(book: Book, row: number, context: MeasuringContext, out: AccountMeasures): void {
  const { asOf, windowDays } = context;
  const day = book.deals.closedOn[row] as number;
  if (day === noDay) out.undated += 1;
  else if (day > asOf) out.future += 1;
  else {
    out.wins += 1;
    addOccasion(day, out);
    if (windowDays === null || day > asOf - windowDays) addToWindow(book, row, day, out);
    else if (day > asOf - 2 * windowDays) out.frequencyBefore += 1;
  }
}

function addToWindow(book: Book, row: number, day: Day, out: AccountMeasures): void {
  const amount = book.deals.amount[row] as number;
  if (out.frequency === 0) out.oldestInWindowOn = day;
  out.frequency += 1;
  if (Number.isNaN(amount)) out.winsWithoutAmount += 1;
  else out.monetary += amount;
}

/** Adds a win, which is counted in `wins` already, to when was bought; wins come in closing order. */
export function addOccasion(day: Day, out: AccountMeasures): void {
  const { rhythm } = out;
  if (out.wins === 1) {
    out.firstWonOn = day;
    rhythm.occasions = 1;
  } else if (day !== out.lastWonOn) {
    const logGap = Math.log(day - out.lastWonOn);
    rhythm.occasions += 1;
    rhythm.gaps += 1;
    rhythm.logGaps += logGap;
    rhythm.logGapsSquared += logGap * logGap;
    rhythm.spanDays = day - out.firstWonOn;
    rhythm.lastGapDays = day - out.lastWonOn;
  }
  out.lastWonOn = day;
}

function addOpen(book: Book, row: number, out: AccountMeasures): void {
  const amount = book.deals.amount[row] as number;
  out.open += 1;
  if (Number.isNaN(amount)) out.openWithoutAmount += 1;
  else out.openAmount += amount;
}

function addLost(book: Book, row: number, context: MeasuringContext, out: AccountMeasures): void {
  const reason = book.deals.lossReason[row] as number;
  out.lost += 1;
  if (reason === 0) return;
  out.lossesWithReason += 1;
  out.lossesOnPrice += context.labels.isPriceReason[reason] as number;
}

/** Fills what follows from the rest: ages, and the mean order. */
export function finish(
  context: Pick<MeasuringContext, 'asOf' | 'windowDays'>,
  out: AccountMeasures,
): void {
  out.recencyDays = context.asOf - out.lastWonOn;
  out.rhythm.silenceDays = out.recencyDays;
  out.orderSize = out.frequency > 0 ? out.monetary / out.frequency : 0;
  if (context.windowDays === null) out.oldestInWindowOn = Number.NaN;
}

function reset(out: AccountMeasures): void {
  out.wins = 0;
  out.frequency = 0;
  out.monetary = 0;
  out.winsWithoutAmount = 0;
  out.firstWonOn = Number.NaN;
  out.lastWonOn = Number.NaN;
  out.oldestInWindowOn = Number.NaN;
  out.open = 0;
  out.lost = 0;
  out.undated = 0;
  out.future = 0;
  out.openAmount = 0;
  out.openWithoutAmount = 0;
  out.lossesWithReason = 0;
  out.lossesOnPrice = 0;
  const { rhythm } = out;
  rhythm.occasions = 0;
  rhythm.gaps = 0;
  rhythm.logGaps = 0;
  rhythm.logGapsSquared = 0;
  rhythm.spanDays = 0;
  rhythm.lastGapDays = Number.NaN;
}
