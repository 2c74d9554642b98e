import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Policy } from '../policy/policy.ts';
import { type BookLabels, labelBook } from './label-book.ts';

/** Under which day, window and labels deals are measured. */
export interface MeasuringContext {
  /** D: the day measured as of. */
  asOf: Day;
  /** Days of the window that ends with D; `null` for all history. */
  windowDays: number | null;
  labels: BookLabels;
}

/** The context in which a policy measures a book on a day. */
export function measuringContextOf(book: Book, policy: Policy, asOf: Day): MeasuringContext {
  const { serviceWords, priceWords } = policy.valueType;
  return {
    asOf,
    windowDays: policy.windowDays,
    labels: labelBook(book, { service: serviceWords, price: priceWords }),
  };
}
