import type { Book } from '../core/book/book.ts';
import { calibrate } from '../core/calibration/calibrate.ts';
import type { Calibration } from '../core/calibration/calibration.ts';
import { classifyBook } from '../core/classification/classify-book.ts';
import { dayOf } from '../core/day.ts';
import type { Subject } from '../core/dimensions/dimension.ts';
import { buildGroups } from '../core/groups/build-groups.ts';
import { createForesight } from '../core/time/create-foresight.ts';
import { type ClassifyResult, groupByAccount, saveDecisions } from './classify-accounts.ts';
import { type Decision, decideAccount } from './decide-account.ts';
import type { AppDependencies } from './dependencies.ts';
import { dueCalibration } from './due-calibration.ts';
import { nextTurn, turnsOf } from './next-turn.ts';
import type { StoredClasses } from './ports/class-store.ts';
import type { ClassifyCause } from './ports/inbox-store.ts';
import type { Organization } from './ports/organization-store.ts';
import { type OrganizationContext, readContext, readPolicy } from './read-context.ts';
import { readMirroredBook, readStoredClasses } from './read-whole-organization.ts';

/** Accounts decided and saved before others get a turn: notifications want an answer, and the lease to be renewed. */
const accountsPerTurn = 200;

/** How a whole organization is classified. */
export interface ClassifyOrganizationOptions {
  cause: ClassifyCause;
  /** Whether the calibration in force stays, is made anew each month, or now. Without any, one is made in any case. */
  recalibrate: 'never' | 'monthly' | 'now';
  /**
   * Whose future is looked into anew: everybody's, or only of those for whom a foreseen day has come or a line has moved, when
   * facts that changed have been looked at already.
   */
  foresee?: 'all' | 'due' | undefined;
  /** Told after each turn, with the accounts looked at so far and in all. */
  onProgress?: ((done: number, total: number) => Promise<void>) | undefined;
}

/** Classifies every account of an organization from the mirror in one pass and saves what changed. */
export function createClassifyOrganization({
  store,
  clock,
}: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function classifyOrganization(
    organization: Organization,
    { cause: givenCause, recalibrate, foresee = 'all', onProgress }: ClassifyOrganizationOptions,
  ): Promise<ClassifyResult> {
    const book = await readMirroredBook(store, organization.id);
    const isRecalibrated = await calibrateWhenDue(organization, book, recalibrate);
    const cause = isRecalibrated && recalibrate === 'monthly' ? 'calibration' : givenCause;
    const context = await readContext(store, organization, clock.now());
    if (!context) return { accounts: 0, changed: 0 };
    const previous = await readStoredClasses(store, organization.id);
    const overrides = groupByAccount(await store.overrides.list(organization.id));
    let decisions: Decision[] = [];
    let changed = 0;
    const groups = buildGroups(book.accounts, book.indexOf);
    const { nextFlipOn } = createForesight(book, groups, context);
    const decide = (account: number, subject: Subject): void => {
      const { id } = subject.account;
      const before = previous.get(id);
      const isForeseen = foresee === 'due' && before && !isOver(before, context);
      const decision = decideAccount({
        organization,
        context,
        subject,
        overrides: overrides.get(id) ?? [],
        previous: before,
        cause,
        now: clock.now(),
        nextFlipOn: isForeseen ? before.nextFlipOn : nextFlipOn(account),
      });
      previous.delete(id);
      if (decision.isNew) decisions.push(decision);
    };
    const { length } = book.accounts;
    let decided = 0;
    for (const accounts of turnsOf(length, accountsPerTurn)) {
      classifyBook(book, groups, context, decide, accounts);
      await saveDecisions(store, organization.id, decisions);
      changed += decisions.filter(({ isChanged }) => isChanged).length;
      decided += accounts.length;
      decisions = [];
      await onProgress?.(decided, length);
      await nextTurn();
    }
    if (previous.size > 0) await store.classes.remove(organization.id, [...previous.keys()]);
    return { accounts: length, changed };
  };

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
    if (inForce && recalibrate === 'never') return false;
    const isMonthly = inForce !== undefined && recalibrate === 'monthly';
    const due = isMonthly
      ? dueCalibration(book, policy, inForce, today)
      : { calibration: calibrate(book, policy, today), areLinesNew: inForce !== undefined };
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
}

/** Whether what was foreseen of an account has come to pass, or was seen under other rules or lines. */
function isOver(
  { nextFlipOn = Number.POSITIVE_INFINITY, policyVersion, calibrationId }: StoredClasses,
  context: OrganizationContext,
): boolean {
  const isSame =
    policyVersion === context.policyVersion && calibrationId === context.calibration.id;
  return !isSame || nextFlipOn <= context.asOf;
}
