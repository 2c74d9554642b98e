import { createBookBuilder } from '../../core/book/create-book-builder.ts';
import { classifyBook } from '../../core/classification/classify-book.ts';
import type { Context } from '../../core/dimensions/dimension.ts';
import type { DealFacts } from '../../core/facts.ts';
import { buildGroups } from '../../core/groups/build-groups.ts';
import type { Survey, SurveyedAccount } from './survey-book.ts';

/** A deal whose winning shows. */
export interface DealToWin {
  accountId: string;
  dealId: string;
}

/** What a change of each class is worth to somebody who watches. */
const worth: Readonly<Record<string, number>> = { tier: 3, lifecycle: 2, rfm: 1, value: 1 };

/** The open deals whose winning today would change the most classes of their account, best first. Groups are left alone. */
export function findDealsToWin({ accounts, context }: Survey, most: number): DealToWin[] {
  const candidates = accounts.flatMap((account) => {
    const deal = largestOpen(account);
    if (!deal || account.isInGroup) return [];
    const after = classesAfter(account, deal, context);
    const gain = Object.entries(worth).reduce(
      (sum, [dimension, points]) =>
        after[dimension] === account.classes[dimension] ? sum : sum + points,
      0,
    );
    return gain > 0 ? [{ accountId: account.facts.id, dealId: deal.id, gain }] : [];
  });
  candidates.sort((a, b) => b.gain - a.gain);
  return candidates.slice(0, most).map(({ accountId, dealId }) => ({ accountId, dealId }));
}

function largestOpen({ deals }: SurveyedAccount): DealFacts | undefined {
  const open = deals.filter(({ outcome, amount }) => outcome === 'open' && amount !== undefined);
  return open.sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0))[0];
}

/** The account's classes if the deal were won today, all else being equal. */
function classesAfter(
  { facts, deals }: SurveyedAccount,
  winning: DealFacts,
  context: Context,
): Record<string, string | undefined> {
  const builder = createBookBuilder();
  builder.addAccount(facts);
  for (const deal of deals) {
    const isIt = deal.id === winning.id;
    builder.addDeal(isIt ? { ...deal, outcome: 'won', closedOn: context.asOf } : deal);
  }
  const book = builder.build();
  let classes: Record<string, string | undefined> = {};
  classifyBook(book, buildGroups(book.accounts, book.indexOf), context, (_, subject) => {
    classes = { ...subject.classes };
  });
  return classes;
}
