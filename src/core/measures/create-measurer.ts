import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Groups } from '../groups/build-groups.ts';
import type { Policy } from '../policy/policy.ts';
import { type AccountMeasures, emptyMeasures } from './account-measures.ts';
import { createTimeline, type Timeline } from './create-timeline.ts';
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
   * @param on another day than the measurer's own
   */
  measure(account: number, on?: Day): Figures;
}

/** Wins in the timelines of groups that are kept: about 25 MB at most, or the largest group. */
const mostWinsKept = 50_000;

/** A {@link Measurer} under a policy. */
export function createMeasurer(book: Book, groups: Groups, policy: Policy, asOf: Day): Measurer {
  const measuring = measuringContextOf(book, policy, asOf);
  const own = emptyMeasures();
  const figures: Figures = { own, group: own };
  const groupMeasures = new Map<number, AccountMeasures>();
  const onOtherDay = emptyMeasures();
  const timelines = new Map<number, Timeline>();
  let winsKept = 0;

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
    if (then !== measuring) {
      timelineOf(root, members).measureOn(then.asOf, onOtherDay);
      return onOtherDay;
    }
    let measures = groupMeasures.get(root);
    if (!measures) {
      measures = measureMembers(book, members, measuring);
      groupMeasures.set(root, measures);
    }
    return measures;
  }

  /** Accounts are asked for on one other day after the other, and members of a group often follow each other. */
  function timelineOf(root: number, members: Int32Array): Timeline {
    const known = timelines.get(root);
    if (known) return known;
    if (winsKept > mostWinsKept) {
      timelines.clear();
      winsKept = 0;
    }
    const timeline = createTimeline(book, members, measuring);
    timelines.set(root, timeline);
    winsKept += timeline.length;
    return timeline;
  }
}
