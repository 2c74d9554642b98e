import type { Book } from '../core/book/book.ts';
import { applyOverrides } from '../core/classification/apply-overrides.ts';
import { classifyBook } from '../core/classification/classify-book.ts';
import { explainSubject } from '../core/classification/explain-subject.ts';
import { type Day, formatDay } from '../core/day.ts';
import type { Subject } from '../core/dimensions/dimension.ts';
import type { AccountFacts } from '../core/facts.ts';
import { buildGroups, type Groups } from '../core/groups/build-groups.ts';
import { composeStrategy } from '../core/strategy/compose-strategy.ts';
import type { Language } from '../core/text.ts';
import { createForesight, type Foreseen } from '../core/time/create-foresight.ts';
import type { AccountCard } from './account-card.ts';
import type { Viewer } from './authorize-account.ts';
import { bookOf } from './classify-accounts.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { ClassChange, Override } from './ports/class-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { type OrganizationContext, readContext } from './read-context.ts';
import { renderClasses, renderDeals, renderPlays } from './render-card.ts';

/** Changes of one account looked at to say what changed last. */
const changesShown = 50;

/**
 * The card of one account: classes, reasons, evidence and strategy, computed now from the facts we hold. Whether the viewer
 * may see the account is decided before; of its group the card names those that the viewer may see too.
 *
 * @throws AppError `organization-not-connected`, `not-found`
 */
export function createShowAccount({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function showAccount(
    { organizationId, readable }: Pick<Viewer, 'organizationId' | 'readable'>,
    accountId: string,
    language: Language,
  ): Promise<AccountCard> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    const context = await readContext(store, organization, clock.now());
    const members = await store.mirror.readGroups(organizationId, [accountId]);
    const book = bookOf(members);
    const account = book.indexOf.get(accountId);
    if (!context || account === undefined) throw new AppError('not-found', 'account');
    const groups = buildGroups(book.accounts, book.indexOf);
    const subject = subjectOf(book, groups, context, account);
    const foreseen = createForesight(book, groups, context).foresee(account);
    const overrides = await store.overrides.find(organizationId, [accountId]);
    const changes = await store.classes.history(organizationId, accountId, changesShown);
    const [stored] = await store.classes.find(organizationId, [accountId]);
    const enteredOn = stored?.since ?? {};
    const others = [...book.accounts].filter(({ id }) => id !== accountId);
    const visible = new Set(await readable(others.map(({ id }) => id)));
    const group = others.filter(({ id }) => visible.has(id));
    return cardOf({
      organization,
      context,
      book,
      account,
      group,
      subject,
      foreseen,
      overrides,
      changes,
      enteredOn,
      language,
    });
  };
}

interface CardInputs {
  organization: Organization;
  context: OrganizationContext;
  book: Book;
  account: number;
  group: AccountFacts[];
  subject: Subject;
  foreseen: Foreseen;
  overrides: Override[];
  changes: ClassChange[];
  enteredOn: Record<string, Day>;
  language: Language;
}

function cardOf(inputs: CardInputs): AccountCard {
  const { organization, context, book, account, subject, language } = inputs;
  const { currency, timeZone } = organization.profile;
  const voice = { language, currency, timeZone };
  const overrides = inputs.overrides.filter(
    ({ until }) => until === undefined || until >= context.asOf,
  );
  const computed = explainSubject(subject, context);
  const chosen = Object.fromEntries(overrides.map(({ dimension, value }) => [dimension, value]));
  const effective = applyOverrides(computed, chosen, context.policy);
  const strategy = composeStrategy(effective, {
    ...context,
    history: { enteredOn: inputs.enteredOn },
  });
  return {
    account: { id: subject.account.id, name: subject.account.name },
    language,
    asOf: formatDay(context.asOf),
    policyVersion: context.policyVersion,
    classes: renderClasses(computed, overrides, inputs.changes, inputs.foreseen, context, voice),
    strategy: { plays: renderPlays(strategy, context, voice) },
    deals: renderDeals(book, account, context, voice),
    group: inputs.group.map(({ id, name }) => ({ id, name })),
  };
}

function subjectOf(
  book: Book,
  groups: Groups,
  context: OrganizationContext,
  account: number,
): Subject {
  let found: Subject | undefined;
  classifyBook(
    book,
    groups,
    context,
    (_, subject) => {
      found = subject;
    },
    [account],
  );
  if (!found) throw new AppError('not-found', 'account');
  return found;
}
