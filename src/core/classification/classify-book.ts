import type { Book } from '../book/book.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import { dimensionsInOrder } from '../dimensions/registry.ts';
import type { Groups } from '../groups/build-groups.ts';
import { type AccountMeasures, emptyMeasures } from '../measures/account-measures.ts';
import { measureDeals } from '../measures/measure-deals.ts';
import { measureMembers } from '../measures/measure-members.ts';
import { measuringContextOf } from '../measures/measuring-context.ts';

/**
 * Classifies accounts of a book one after the other.
 *
 * @param visit called with the position of each account and its subject, all classes filled in. The subject is reused
 *   for the next account: read what you need, keep no reference.
 * @param only positions to classify; all when absent
 */
export function classifyBook(
  book: Book,
  groups: Groups,
  context: Context,
  visit: (account: number, subject: Subject) => void,
  only?: Iterable<number>,
): void {
  const measuring = measuringContextOf(book, context.policy, context.asOf);
  const own = emptyMeasures();
  const groupMeasures = new Map<number, AccountMeasures>();
  const first = book.accounts.at(0);
  if (!first) return;
  const subject: Subject = { account: first, own, group: own, classes: {} };

  for (const account of only ?? book.accounts.keys()) {
    subject.account = book.accounts.at(account) ?? first;
    const from = book.start[account] as number;
    measureDeals(book, book.order, from, book.start[account + 1] as number, measuring, own);
    subject.group = measuresOfGroup(account) ?? own;
    for (const dimension of dimensionsInOrder) {
      subject.classes[dimension.id] = dimension.classify(subject, context);
    }
    visit(account, subject);
  }

  function measuresOfGroup(account: number): AccountMeasures | undefined {
    const root = groups.rootOf[account] as number;
    const members = groups.membersOf.get(root);
    if (!members) return undefined;
    let measures = groupMeasures.get(root);
    if (!measures) {
      measures = measureMembers(book, members, measuring);
      groupMeasures.set(root, measures);
    }
    return measures;
  }
}
