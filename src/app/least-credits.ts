import { writeCredits } from '../core/fields/write-credits.ts';
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
}

const fieldsPerCall = 5;
const viewsPerCall = 10;
/** Organization, user, layouts, pipelines, fields before, fields after, whether we may write, one subscription. */
const singleCalls = 8;

/**
 * The least API credits a full run can take by Zoho's price list: each module by pages or by bulk, whichever is cheaper;
 * a credit for every ten rows written; the class fields read before a write; and the calls that every run needs once.
 */
export function leastCredits(run: FullRun): number {
  const { accounts, deals, written, createdFields, createdViews } = run;
  return (
    leastReading(accounts) +
    leastReading(deals) +
    writeCredits(written) +
    Math.ceil(createdFields / fieldsPerCall) +
    // The lists that are there are looked at once.
    (createdViews > 0 ? 1 + Math.ceil(createdViews / viewsPerCall) : 0) +
    singleCalls
  );
}

function leastReading(rows: number): number {
  return Math.min(creditsByPages(rows), creditsInBulk(rows));
}
