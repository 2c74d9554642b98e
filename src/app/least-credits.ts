import { writeCredits, writeCreditsInBulk } from '../core/fields/write-credits.ts';
import { creditsByPages, creditsInBulk } from './reading-credits.ts';

/** What a full run of an organization read and wrote. */
export interface FullRun {
  accounts: number;
  deals: number;
  /** Accounts written to. */
  written: number;
  /** Fields that did not exist before. */
  createdFields: number;
  /** Lists of accounts that did not exist before. */
  createdViews: number;
  /** Whether it may write in bulk. */
  mayWriteInBulk?: boolean;
}

const fieldsPerCall = 5;
const viewsPerCall = 10;
/** Organization, user, layouts, pipelines, fields before, fields after, whether we may write, one subscription. */
const singleCalls = 8;

/**
 * The least API credits a full run can take by Zoho's price list: each module by pages or by bulk, whichever is cheaper;
 * a credit for every ten rows written, or bulk writes where they are allowed and cheaper; the class fields read before a write;
 * and the calls that every run needs once.
 */
export function leastCredits(run: FullRun): number {
  const { accounts, deals, createdFields, createdViews } = run;
  return (
    leastReading(accounts) +
    leastReading(deals) +
    leastWriting(run) +
    Math.ceil(createdFields / fieldsPerCall) +
    // The lists that are there are looked at once.
    (createdViews > 0 ? 1 + Math.ceil(createdViews / viewsPerCall) : 0) +
    singleCalls
  );
}

/** The least that writing to so many of an organization's accounts takes, the reading before it included. */
export function leastWriting({
  accounts,
  written,
  mayWriteInBulk = false,
}: Pick<FullRun, 'accounts' | 'written' | 'mayWriteInBulk'>): number {
  return mayWriteInBulk
    ? writeCreditsInBulk(written, leastReading(accounts))
    : writeCredits(written);
}

function leastReading(rows: number): number {
  return Math.min(creditsByPages(rows), creditsInBulk(rows));
}
