import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Groups } from '../groups/build-groups.ts';
import type { Policy } from '../policy/policy.ts';
import { type AccountMeasures, emptyMeasures } from './account-measures.ts';
import { measureDeals } from './measure-deals.ts';
import { measureMembers } from './measure-members.ts';
import { type MeasuringContext, measuringContextOf } from './measuring-context.ts';

/** The figures of an account and of its group; one object for both where it has no group. Reused for the next account. */
interface Figures {
  own: AccountMeasures;
  group: AccountMeasures;
}

/** Measures the accounts of a book as of a day, each group once. */
export interface Measurer {
  /**
   * @param account position in the book
   * @param on another day than the measurer's own; groups are then measured for every account anew
   */
  measure(account: number, on?: Day): Figures;
}

/** A {@link Measurer} under a policy. */
export function createMeasurer(book: Book, groups: Groups, policy: Policy, asOf: Day): Measurer {
  const measuring = measuringContextOf(book, policy, asOf);
  const own = emptyMeasures();
  const figures: Figures = { own, group: own };
  const groupMeasures = new Map<number, AccountMeasures>();

  return {
    measure(account, on = asOf) {
      const then = on === asOf ? measuring : { ...measuring, asOf: on };
      const from = book.start[account] as number;
      measureDeals(book, book.order, from, book.start[account + 1] as number, then, own);
      figures.group = ofGroup(account, then) ?? own;
      return figures;
    },
  };

  function ofGroup(account: number, then: MeasuringContext): AccountMeasures | undefined {
    const root = groups.rootOf[account] as number;
    const members = groups.membersOf.get(root);
    if (!members) return undefined;
    if (then !== measuring) return measureMembers(book, members, then);
    let measures = groupMeasures.get(root);
    if (!measures) {
      measures = measureMembers(book, members, measuring);
      groupMeasures.set(root, measures);
    }
    return measures;
  }
}
