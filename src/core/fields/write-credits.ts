/** Rows written for one credit. */
const rowsPerCredit = 10;
/** Rows read in one call, which costs a credit, by their ids. */
const idsPerRead = 50;

/** What a bulk write costs, however many rows it has. */
export const creditsPerBulkWrite = 500;
/** Most rows of a bulk write. */
export const rowsPerBulkWrite = 25_000;
/** From how many rows on a bulk write is cheaper: more than its price buys one by one. */
export const bulkRowsFrom = creditsPerBulkWrite * rowsPerCredit + 1;

/** The file that is uploaded, the look at the job, the file that is downloaded. */
const creditsBesideBulkWrite = 3;

/**
 * The least API credits that writing to accounts takes: one for every ten rows, and one for every fifty whose present
 * values are read first. https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html
 */
export function writeCredits(rows: number): number {
  return Math.ceil(rows / rowsPerCredit) + Math.ceil(rows / idsPerRead);
}

/**
 * The same where rows may be written in bulk: as many jobs as are cheaper than single writes, and single writes for the rest.
 *
 * @param reading credits for reading the present values of any number of rows another way than by their ids
 */
export function writeCreditsInBulk(rows: number, reading: number): number {
  if (rows < bulkRowsFrom) return writeCredits(rows);
  const inJob = Math.min(rows, rowsPerBulkWrite);
  const before = Math.min(reading, Math.ceil(inJob / idsPerRead));
  const job = creditsPerBulkWrite + creditsBesideBulkWrite + before;
  return job + writeCreditsInBulk(rows - inJob, reading);
}
