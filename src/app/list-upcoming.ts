import type { Book } from '../core/book/book.ts';
import { type Day, dayOf } from '../core/day.ts';
import { buildGroups } from '../core/groups/build-groups.ts';
import { createForesight, type Foresight } from '../core/time/create-foresight.ts';
import { bookOf } from './classify-accounts.ts';
import type { AppDependencies } from './dependencies.ts';
import type { StoredClasses } from './ports/class-store.ts';
import { readContext } from './read-context.ts';

/** A class that time alone will soon change. */
export interface Upcoming {
  accountId: string;
  accountName: string;
  dimension: string;
  from: string;
  to: string;
  on: Day;
}

/** Accounts looked at in one step, and at most in all. */
const accountsPerRead = 200;
const accountsLookedAt = 10_000;

/**
 * Which classes time alone will change in the coming days, if nothing is won before, soonest first: whom to call now. Classes
 * that a person chose stay and are not on it.
 */
export function createListUpcoming({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function listUpcoming(organizationId: string, days: number): Promise<Upcoming[]> {
    const organization = await store.organizations.find(organizationId);
    const context = organization && (await readContext(store, organization, clock.now()));
    if (!context) return [];
    const today = dayOf(clock.now(), organization.profile.timeZone);
    const until = today + days;
    const rows = await store.classes.flippingUntil(organizationId, until, accountsLookedAt);
    const upcoming: Upcoming[] = [];
    for (let from = 0; from < rows.length; from += accountsPerRead) {
      const part = rows.slice(from, from + accountsPerRead);
      const ids = part.map(({ accountId }) => accountId);
      const book = bookOf(await store.mirror.readGroups(organizationId, ids));
      const groups = buildGroups(book.accounts, book.indexOf);
      const { foresee } = createForesight(book, groups, context);
      const chosen = new Set(
        (await store.overrides.find(organizationId, ids))
          .filter(({ until = today }) => until >= today)
          .map(({ accountId, dimension }) => `${accountId} ${dimension}`),
      );
      upcoming.push(
        ...part
          .flatMap((row) => upcomingOf(row, book, foresee, until))
          .filter(({ accountId, dimension }) => !chosen.has(`${accountId} ${dimension}`)),
      );
    }
    return upcoming.toSorted((a, b) => a.on - b.on || (a.accountId < b.accountId ? -1 : 1));
  };
}

function upcomingOf(
  { accountId, inForce }: StoredClasses,
  book: Book,
  foresee: Foresight['foresee'],
  until: Day,
): Upcoming[] {
  const position = book.indexOf.get(accountId);
  if (position === undefined) return [];
  const accountName = book.accounts.at(position)?.name ?? '';
  return foresee(position).flips.flatMap(({ dimension, on, to }) => {
    const from = inForce[dimension] ?? '';
    return on > until ? [] : [{ accountId, accountName, dimension, from, to, on }];
  });
}
