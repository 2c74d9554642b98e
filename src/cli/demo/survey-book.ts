import { readContext } from '../../app/read-context.ts';
import { createBookBuilder } from '../../core/book/create-book-builder.ts';
import { classifyBook } from '../../core/classification/classify-book.ts';
import type { Context } from '../../core/dimensions/dimension.ts';
import type { AccountFacts, DealFacts } from '../../core/facts.ts';
import { buildGroups } from '../../core/groups/build-groups.ts';
import type { Tierwise } from '../../main.ts';
import { createTally } from '../output/create-tally.ts';

/** An account of a book with what became of it. */
export interface SurveyedAccount {
  readonly facts: AccountFacts;
  readonly deals: readonly DealFacts[];
  /** Dimension id → class id. */
  readonly classes: Readonly<Record<string, string | undefined>>;
  /** Won in the window, in home currency. */
  readonly monetary: number;
  /** Whether other accounts are in its group. */
  readonly isInGroup: boolean;
}

/** An organization's book, classified once more from what Tierwise holds. */
export interface Survey {
  readonly context: Context;
  /** Most revenue first. */
  readonly accounts: readonly SurveyedAccount[];
  /** Per dimension, how many accounts are in each class that occurs. */
  readonly distribution: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** Surveys an organization that is installed. */
export async function surveyBook(
  { store }: Pick<Tierwise, 'store'>,
  organizationId: string,
): Promise<Survey> {
  const organization = await store.organizations.find(organizationId);
  const context = organization && (await readContext(store, organization, Date.now()));
  if (!context) throw new Error(`organization ${organizationId} has not been classified`);
  const builder = createBookBuilder();
  const dealsOf = new Map<string, DealFacts[]>();
  for await (const batch of store.mirror.readAll(organizationId)) {
    for (const { account, deals } of batch) {
      builder.addAccount(account);
      for (const deal of deals) builder.addDeal(deal);
      dealsOf.set(account.id, deals);
    }
  }
  const book = builder.build();
  const groups = buildGroups(book.accounts, book.indexOf);
  const tally = createTally(context);
  const accounts: SurveyedAccount[] = [];
  classifyBook(book, groups, context, (at, subject) => {
    tally.add(subject);
    const { account, classes, own } = subject;
    accounts.push({
      facts: account,
      deals: dealsOf.get(account.id) ?? [],
      classes: { ...classes },
      monetary: own.monetary,
      isInGroup: groups.membersOf.has(groups.rootOf[at] as number),
    });
  });
  accounts.sort((a, b) => b.monetary - a.monetary);
  return { context, accounts, distribution: tally.distribution() };
}
