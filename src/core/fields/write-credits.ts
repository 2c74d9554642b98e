/** Rows written for one credit. */
const rowsPerCredit = 10;
/** Rows read in one call, which costs a credit, by their ids. */
const idsPerRead = 50;

/**
 * The least API credits that writing to accounts takes: one for every ten rows, and one for every fifty whose present
 * values are read first. https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html
 */
export function writeCredits(rows: number): number {
  return Math.ceil(rows / rowsPerCredit) + Math.ceil(rows / idsPerRead);
}
