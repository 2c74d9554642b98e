import type { Book } from '../core/book/book.ts';
import { createBookBuilder } from '../core/book/create-book-builder.ts';
import { calibrate } from '../core/calibration/calibrate.ts';
import type { Calibration } from '../core/calibration/calibration.ts';
import { classifyBook } from '../core/classification/classify-book.ts';
import { dayOf } from '../core/day.ts';
import { buildGroups } from '../core/groups/build-groups.ts';
import { type ClassifyResult, groupByAccount, saveDecisions } from './classify-accounts.ts';
import { type Decision, decideAccount } from './decide-account.ts';
import type { AppDependencies } from './dependencies.ts';
import { dueCalibration } from './due-calibration.ts';
import type { StoredClasses } from './ports/class-store.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { readContext, readPolicy } from './read-context.ts';

/** Decisions saved in one step. */
const decisionsPerSave = 500;

/** How a whole organization is classified. */
export interface ClassifyOrganizationOptions {
  cause: ClassifyCause;
  /** Whether the calibration in force stays, or is made anew each month. Without any, one is made in either case. */
  recalibrate: 'never' | 'monthly';
  /** Told after each batch. */
  onProgress?: ((done: number, total: number) => Promise<void>) | undefined;
}

/** Classifies every account of an organization from the mirror in one pass and saves what changed. */
export function createClassifyOrganization({
  store,
  clock,
}: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function classifyOrganization(
    organization: Organization,
    { cause: givenCause, recalibrate, onProgress }: ClassifyOrganizationOptions,
  ): Promise<ClassifyResult> {
    const book = await readBook(organization.id);
    const isRecalibrated = await calibrateWhenDue(organization, book, recalibrate);
    const cause = isRecalibrated ? 'calibration' : givenCause;
    const context = await readContext(store, organization, clock.now());
    if (!context) return { accounts: 0, changed: 0 };
    const previous = await readPrevious(organization.id);
    const overrides = groupByAccount(await store.overrides.list(organization.id));
    const decisions: Decision[] = [];
    const groups = buildGroups(book.accounts, book.indexOf);
    classifyBook(book, groups, context, (_, subject) => {
      const { id } = subject.account;
      const decision = decideAccount({
        organization,
        context,
        subject,
        overrides: overrides.get(id) ?? [],
        previous: previous.get(id),
        cause,
        now: clock.now(),
      });
      previous.delete(id);
      if (decision.isNew) decisions.push(decision);
    });
    if (previous.size > 0) await store.classes.remove(organization.id, [...previous.keys()]);
    for (let from = 0; from < decisions.length; from += decisionsPerSave) {
      await saveDecisions(store, organization.id, decisions.slice(from, from + decisionsPerSave));
      await onProgress?.(Math.min(from + decisionsPerSave, decisions.length), decisions.length);
    }
    return { accounts: book.accounts.length, changed: decisions.length };
  };

  async function readBook(organizationId: string): Promise<Book> {
    const builder = createBookBuilder({ keepDeals: false });
    for await (const batch of store.mirror.readAll(organizationId)) {
      for (const { account, deals } of batch) {
        builder.addAccount(account);
        for (const deal of deals) builder.addDeal(deal);
      }
    }
    return builder.build();
  }

  /** Whether a calibration made anew took the place of an earlier one. */
  async function calibrateWhenDue(
    { id, profile }: Organization,
    book: Book,
    recalibrate: ClassifyOrganizationOptions['recalibrate'],
  ): Promise<boolean> {
    const now = clock.now();
    const today = dayOf(now, profile.timeZone);
    const policy = await readPolicy(store, id);
    const latest = await store.calibrations.latest(id);
    const inForce: Calibration | undefined = latest && JSON.parse(latest.payload);
    const due = inForce
      ? recalibrate === 'monthly' && dueCalibration(book, policy, inForce, today)
      : { calibration: calibrate(book, policy, today), areLinesNew: false };
    if (!due) return false;
    const { calibration, areLinesNew } = due;
    await store.calibrations.save(id, {
      id: calibration.id,
      asOf: calibration.asOf,
      payload: JSON.stringify(calibration),
      createdAt: now,
    });
    return areLinesNew;
  }

  async function readPrevious(organizationId: string): Promise<Map<string, StoredClasses>> {
    const previous = new Map<string, StoredClasses>();
    for await (const batch of store.classes.readAll(organizationId)) {
      for (const row of batch) previous.set(row.accountId, row);
    }
    return previous;
  }
}
