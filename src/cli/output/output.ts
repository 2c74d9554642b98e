import type { Subject } from '../../core/dimensions/dimension.ts';
import type { Summary } from './summarize.ts';

/** One way to hand out the classes of a book. */
export interface Output {
  /**
   * Takes an account with all its classes; the subject is reused, so nothing of it is kept.
   *
   * @param account its position in the book
   */
  add(subject: Subject, account: number): void;
  /** Called once, after the last account. */
  finish(summary: Summary): void;
}
