import type { Book } from '../../src/core/book/book.ts';
import { createBookBuilder } from '../../src/core/book/create-book-builder.ts';
import { calibrate } from '../../src/core/calibration/calibrate.ts';
import { type Day, parseDay } from '../../src/core/day.ts';
import type { Context, Explanation, Subject } from '../../src/core/dimensions/dimension.ts';
import { dimensionsInOrder } from '../../src/core/dimensions/registry.ts';
import type { AccountFacts, DealFacts } from '../../src/core/facts.ts';
import { buildGroups } from '../../src/core/groups/build-groups.ts';
import { measureMembers } from '../../src/core/measures/measure-members.ts';
import { measuringContextOf } from '../../src/core/measures/measuring-context.ts';
import { Policy } from '../../src/core/policy/policy.ts';

/** The day of a text that is a date for sure. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === undefined) throw new Error(`${text} is no date`);
  return parsed;
}

/** The day tests look at books from. */
export const today = day('2026-06-30');

/** A deal in short: won unless said otherwise. */
export type DealSketch = Partial<Omit<DealFacts, 'closedOn' | 'createdOn'>> & {
  /** Days before {@link today}, or an ISO date. */
  closed?: number | string;
  created?: number | string;
};

/** Accounts with their deals in short: `{ acme: [{ closed: 10, amount: 500 }] }`. */
export type BookSketch = Record<string, DealSketch[]>;

/** The facts of a sketched deal. */
export function aDeal(sketch: DealSketch, id: string, accountId?: string): DealFacts {
  const { closed, created, ...facts } = sketch;
  return {
    id,
    accountId,
    outcome: 'won',
    closedOn: sketchedDay(closed),
    createdOn: sketchedDay(created),
    ...facts,
  };
}

function sketchedDay(sketch: number | string | undefined): Day | undefined {
  if (sketch === undefined) return undefined;
  return typeof sketch === 'number' ? today - sketch : day(sketch);
}

/** A book of sketched accounts; `facts` adds what is known of a company. */
export function aBook(sketch: BookSketch, facts: Record<string, Partial<AccountFacts>> = {}): Book {
  const builder = createBookBuilder();
  for (const [id, deals] of Object.entries(sketch)) {
    builder.addAccount({ id, name: id, ...facts[id] });
    for (const [place, deal] of deals.entries()) {
      builder.addDeal(aDeal(deal, `${id}-${place}`, id));
    }
  }
  return builder.build();
}

/** The context in which a book is classified today. */
export function aContext(
  book: Book,
  policy: Policy = Policy.parse({}),
  asOf: Day = today,
): Context {
  return { asOf, policy, calibration: calibrate(book, policy, asOf) };
}

/** One account of a book as dimensions see it, all classes filled in. */
export function aSubject(
  book: Book,
  accountId: string,
  context: Context = aContext(book),
): Subject {
  const groups = buildGroups(book.accounts, book.indexOf);
  const measuring = measuringContextOf(book, context.policy, context.asOf);
  const account = book.indexOf.get(accountId) ?? -1;
  const facts = book.accounts.at(account);
  if (!facts) throw new Error(`the book has no account ${accountId}`);
  const own = measureMembers(book, [account], measuring);
  const members = groups.membersOf.get(groups.rootOf[account] ?? -1);
  const group = members ? measureMembers(book, members, measuring) : own;
  const subject: Subject = { account: facts, own, group, classes: {} };
  for (const dimension of dimensionsInOrder) {
    subject.classes[dimension.id] = dimension.classify(subject, context);
  }
  return subject;
}

/** The class of an account in a dimension, and why. */
export function assess(
  dimensionId: string,
  book: Book,
  accountId: string,
  context: Context = aContext(book),
): Explanation & { value: string } {
  const dimension = dimensionsInOrder.find(({ id }) => id === dimensionId);
  if (!dimension) throw new Error(`no dimension ${dimensionId}`);
  const subject = aSubject(book, accountId, context);
  const value = dimension.classify(subject, context);
  return { value, ...dimension.explain(subject, context, value) };
}

/** A calibration of a book of the given size whose buyers bring 1,000, 2,000, … once each, one a day back from today. */
export function aLadderBook(buyers: number): Book {
  const sketch: BookSketch = {};
  for (let i = 1; i <= buyers; i++) sketch[`buyer-${i}`] = [{ closed: i, amount: 1000 * i }];
  return aBook(sketch);
}
