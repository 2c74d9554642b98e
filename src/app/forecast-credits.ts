import { creditShareOf } from './credit-share.ts';
import type { AppDependencies } from './dependencies.ts';
import { leastCredits, leastWriting } from './least-credits.ts';
import type { Organization } from './ports/organization-store.ts';
import { affordableAt, creditWindowMs, type SpentMinute, spentInWindow } from './spent-credits.ts';

const minuteMs = 60_000;
/** Days looked back on. */
const pastDays = 7;
/** The poll of a quiet day: two readings every five minutes, two dear lists of deletions every hour, and a night. */
const quietDay = 2 * 288 + 4 * 24 + 6;

/** What an organization's API credits went on, and what is to come. */
export interface CreditForecast {
  /** Part of the organization's credits that we may spend, 0–1. */
  share: number;
  /** All credits of the organization for any 24 hours, what we may spend of them, and what of that is for work that can wait. */
  daily: number;
  ours: number;
  forBackground: number;
  /** What we spent in the last 24 hours, in all and by operation, dearest first. */
  spent: number;
  byOperation: { operation: string; calls: number; credits: number }[];
  /** What the next 24 hours will likely take beside the waiting writes: the middle one of the past days, or a quiet day's poll. */
  usualDay: number;
  /** Accounts still to be written, and what that will take. */
  waiting: { accounts: number; credits: number };
  /** What reading and writing everything anew would take. */
  fullRun: number;
  /** Days, from 0, until the waiting writes are done; absent when they never will be within the share. */
  days: number | undefined;
  /** When work that waits for credits goes on; absent while none has to wait. */
  awaitedUntil: number | undefined;
}

/** Tells what an organization's API credits went on and foresees what is to come, from the store alone. */
export function createForecastCredits({ store, clock }: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function forecastCredits(organization: Organization): Promise<CreditForecast> {
    const { id } = organization;
    const now = clock.now();
    const { daily, ours, forBackground } = creditShareOf(organization);
    const minutes = await store.credits.byMinute(id, now - pastDays * creditWindowMs);
    const spending = await store.credits.spent(id, now - creditWindowMs);
    const { accounts, deals } = await store.mirror.count(id);
    const waiting = await store.classes.countUnwritten(id);
    const mayWriteInBulk = organization.bulkWriteConfirmedAt !== undefined;
    const toWrite = leastWriting({ accounts, written: waiting, mayWriteInBulk });
    const usualDay = usualDayOf(minutes, organization, now);
    const freeAt = affordableAt(minutes, { credits: 1, limit: forBackground, now });
    return {
      share: ours / daily,
      daily,
      ours,
      forBackground,
      spent: spentInWindow(minutes, now),
      byOperation: spending
        .filter(({ credits }) => credits > 0)
        .toSorted((a, b) => b.credits - a.credits),
      usualDay,
      waiting: { accounts: waiting, credits: toWrite },
      fullRun: leastCredits({
        accounts,
        deals,
        written: accounts,
        createdFields: 0,
        createdViews: 0,
        mayWriteInBulk,
      }),
      days: daysFor(toWrite, forBackground - usualDay),
      awaitedUntil: freeAt > now ? freeAt : undefined,
    };
  };
}

function daysFor(credits: number, perDay: number): number | undefined {
  if (credits === 0) return 0;
  return perDay > 0 ? Math.ceil(credits / perDay) : undefined;
}

/** A single dear day, such as the one of the installation, does not move the middle one of several. */
function usualDayOf(
  minutes: readonly SpentMinute[],
  { connectedAt }: Organization,
  now: number,
): number {
  const days = Math.min(pastDays, Math.floor((now - connectedAt) / creditWindowMs));
  if (days < 2) return quietDay;
  const sums = Array.from({ length: days }, (_, day) => {
    const until = now - day * creditWindowMs;
    return minutes
      .filter(({ at }) => at <= until && at > until - creditWindowMs - minuteMs)
      .reduce((sum, { credits }) => sum + credits, 0);
  });
  return sums.toSorted((a, b) => a - b)[Math.floor(days / 2)] ?? quietDay;
}
