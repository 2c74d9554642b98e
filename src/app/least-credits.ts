import { writeCredits } from '../core/fields/write-credits.ts';

/** What a full run of an organization read and wrote. */
export interface FullRun {
  accounts: number;
  deals: number;
  /** Accounts written to. */
  written: number;
  /** Fields that did not exist before. */
  createdFields: number;
}

const rowsPerPage = 200;
const rowsPerBulkJob = 200_000;
const creditsPerBulkJob = 50;
const fieldsPerCall = 5;
/** Organization, user, layouts, pipelines, fields before, fields after, one subscription. */
const singleCalls = 7;

/**
 * The least API credits a full run can take by Zoho's price list: each module by pages or by bulk, whichever is cheaper;
 * a credit for every ten rows written; the class fields read before a write; and the calls that every run needs once.
 */
export function leastCredits({ accounts, deals, written, createdFields }: FullRun): number {
  return (
    leastReading(accounts) +
    leastReading(deals) +
    writeCredits(written) +
    Math.ceil(createdFields / fieldsPerCall) +
    singleCalls
  );
}

function leastReading(rows: number): number {
  const byPages = Math.ceil(rows / rowsPerPage);
  const byBulk = creditsPerBulkJob * Math.ceil(rows / rowsPerBulkJob);
  return Math.min(byPages, byBulk);
}
