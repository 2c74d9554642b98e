import type { Book } from '../book/book.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import { dimensionsInOrder } from '../dimensions/registry.ts';
import type { Groups } from '../groups/build-groups.ts';
import { createMeasurer } from '../measures/create-measurer.ts';
import { createStabilizer } from '../stability/create-stabilizer.ts';

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
  const measurer = createMeasurer(book, groups, context.policy, context.asOf);
  const stabilizer = createStabilizer(book, groups, context);
  const first = book.accounts.at(0);
  if (!first) return;
  let subject: Subject | undefined;

  for (const account of only ?? book.accounts.keys()) {
    const { own, group } = measurer.measure(account);
    subject ??= { account: first, own, group, classes: {} };
    subject.account = book.accounts.at(account) ?? first;
    subject.group = group;
    for (const dimension of dimensionsInOrder) {
      subject.classes[dimension.id] = dimension.classify(subject, context);
    }
    if (stabilizer) subject.held = stabilizer.hold(stabilizer.settle(account), subject);
    visit(account, subject);
  }
}
