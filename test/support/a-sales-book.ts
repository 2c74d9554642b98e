import type { RecordSeed } from '../../src/emulator/organization-seed.ts';
import { createSeededRandom, type SeededRandom } from '../../src/emulator/seeded-random.ts';

/** How a generated book is to be. */
export interface SalesBookOptions {
  seed: number;
  accounts: number;
  deals: number;
  /** Deals lie in the three years before this instant. */
  now: number;
}

const dayMs = 86_400_000;

/**
 * Records of a small company: single accounts, groups that hang in chains and stars, a group that goes in a circle, and
 * deals of every kind a real book holds, those without account, amount or date among them.
 */
export function aSalesBook(options: SalesBookOptions): {
  Accounts: RecordSeed[];
  Deals: RecordSeed[];
} {
  const random = createSeededRandom(options.seed);
  const Accounts = Array.from({ length: options.accounts }, (_, place) =>
    accountOf(place, random, options),
  );
  const Deals = Array.from({ length: options.deals }, (_, place) => dealOf(place, random, options));
  return { Accounts, Deals };
}

/** The id of the n-th account of a generated book. */
function accountId(place: number): string {
  return String(5_540_230_000_000_500_000n + BigInt(place));
}

/** The id of the n-th deal. */
function dealId(place: number): string {
  return String(5_540_230_000_000_700_000n + BigInt(place));
}

const industries = ['Manufacturing', 'Financial Services', 'Retail', 'Consulting', undefined];

function accountOf(place: number, random: SeededRandom, { now }: SalesBookOptions): RecordSeed {
  const parent = parentOf(place, random);
  return {
    id: accountId(place),
    Account_Name: `Account ${place}`,
    Industry: random.pick(industries),
    Employees: random.next() < 0.7 ? 5 + random.whole(2000) : undefined,
    Created_Time: zohoTime(now - (1100 + random.whole(400)) * dayMs),
    Modified_Time: zohoTime(now - (10 + random.whole(300)) * dayMs),
    ...(parent !== undefined && { Parent_Account: { id: accountId(parent) } }),
  };
}

/** The first accounts form groups: 0–2 a circle, then chains and stars; the rest stand alone. */
function parentOf(place: number, random: SeededRandom): number | undefined {
  if (place < 3) return (place + 1) % 3;
  return place < 20 && place % 4 !== 3 ? 3 + random.whole(Math.max(1, place - 3)) : undefined;
}

function dealOf(
  place: number,
  random: SeededRandom,
  { accounts, now }: SalesBookOptions,
): RecordSeed {
  const stage = random.weighted([
    ['Closed Won', 70],
    ['Closed Lost', 12],
    ['Qualification', 12],
    ['Negotiation/Review', 6],
  ]);
  // A few accounts buy most of what is sold, as in a real book.
  const buyer = Math.floor(accounts * random.next() ** 2);
  const closed = random.next() < 0.97 ? now - random.whole(1090) * dayMs : now + 30 * dayMs;
  return {
    id: dealId(place),
    Deal_Name: `Deal ${place}`,
    Stage: stage,
    Pipeline: 'Standard (Standard)',
    Amount: random.next() < 0.95 ? Math.round(10 ** (3 + 2 * random.next())) : undefined,
    Closing_Date: zohoDate(closed),
    Type: random.pick(['New Business', 'Existing Business', undefined]),
    Created_Time: zohoTime(Math.min(closed, now) - random.whole(90) * dayMs),
    ...(random.next() < 0.97 && { Account_Name: { id: accountId(buyer) } }),
  };
}

/** The date of an instant in UTC+8, as Zoho writes dates. */
export function zohoDate(instant: number): string {
  return new Date(instant + 8 * 3_600_000).toISOString().slice(0, 10);
}

function zohoTime(instant: number): string {
  return `${new Date(instant + 8 * 3_600_000).toISOString().slice(0, 19)}+08:00`;
}
