import { createBookBuilder } from '../core/book/create-book-builder.ts';
import { classifyBook } from '../core/classification/classify-book.ts';
import type { Subject } from '../core/dimensions/dimension.ts';
import { buildGroups } from '../core/groups/build-groups.ts';
import { createForesight } from '../core/time/create-foresight.ts';
import { type Decision, decideAccount } from './decide-account.ts';
import type { AppDependencies } from './dependencies.ts';
import { nextTurn, turnsOf } from './next-turn.ts';
import type { Override } from './ports/class-store.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { AccountWithDeals } from './ports/mirror-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { readContext } from './read-context.ts';

/** Accounts decided before others get a turn. */
const accountsPerTurn = 50;

/** How much a classification looked at and changed. */
export interface ClassifyResult {
  accounts: number;
  changed: number;
}

/** The same of some accounts, with those that changed. */
interface ClassifiedAccounts extends ClassifyResult {
  changedIds: string[];
}

/**
 * Classifies the given accounts and the rest of their groups from the mirror, and saves what changed. What has to be
 * written to the CRM follows from that. Does nothing before the first calibration. Classes of accounts that are gone stay
 * until the next night: who restores an account finds it as it was.
 */
export function createClassifyAccounts({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function classifyAccounts(
    organization: Organization,
    accountIds: string[],
    cause: ClassifyCause,
  ): Promise<ClassifiedAccounts> {
    const context = await readContext(store, organization, clock.now());
    if (!context) return { accounts: 0, changed: 0, changedIds: [] };
    const members = await store.mirror.readGroups(organization.id, accountIds);
    const ids = members.map(({ account }) => account.id);
    const previous = new Map(
      (await store.classes.find(organization.id, ids)).map((row) => [row.accountId, row]),
    );
    const overrides = groupByAccount(await store.overrides.find(organization.id, ids));
    const book = bookOf(members);
    const groups = buildGroups(book.accounts, book.indexOf);
    const { nextFlipOn } = createForesight(book, groups, context);
    const decisions: Decision[] = [];
    const decide = (account: number, subject: Subject): void => {
      const { id } = subject.account;
      const decision = decideAccount({
        organization,
        context,
        subject,
        overrides: overrides.get(id) ?? [],
        previous: previous.get(id),
        cause,
        now: clock.now(),
        nextFlipOn: nextFlipOn(account),
      });
      if (decision.isNew) decisions.push(decision);
    };
    for (const accounts of turnsOf(book.accounts.length, accountsPerTurn)) {
      classifyBook(book, groups, context, decide, accounts);
      await nextTurn();
    }
    await saveDecisions(store, organization.id, decisions);
    const changedIds = decisions.map(({ classes }) => classes.accountId);
    return { accounts: ids.length, changed: decisions.length, changedIds };
  };
}

/** Overrides by the account they are on. */
export function groupByAccount(overrides: readonly Override[]): Map<string, Override[]> {
  const byAccount = new Map<string, Override[]>();
  for (const override of overrides) {
    const list = byAccount.get(override.accountId);
    if (list) list.push(override);
    else byAccount.set(override.accountId, [override]);
  }
  return byAccount;
}

/** Saves decisions with the changes they bring, in one step. */
export async function saveDecisions(
  store: AppDependencies['store'],
  organizationId: string,
  decisions: Decision[],
): Promise<void> {
  if (decisions.length === 0) return;
  await store.classes.save(
    organizationId,
    decisions.map(({ classes }) => classes),
    decisions.flatMap(({ changes }) => changes),
  );
}

/** A book of accounts as the mirror gives them. */
export function bookOf(members: AccountWithDeals[]) {
  const builder = createBookBuilder();
  for (const { account, deals } of members) {
    builder.addAccount(account);
    for (const deal of deals) builder.addDeal(deal);
  }
  return builder.build();
}
