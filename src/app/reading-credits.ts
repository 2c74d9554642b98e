const rowsPerPage = 200;
const rowsPerBulkJob = 200_000;
const creditsPerBulkJob = 50;

/** Credits for reading so many records page by page. */
export function creditsByPages(rows: number): number {
  return Math.ceil(rows / rowsPerPage);
}

/** Credits for reading so many records in bulk. */
export function creditsInBulk(rows: number): number {
  return creditsPerBulkJob * Math.ceil(rows / rowsPerBulkJob);
}

/** Whether reading so many records in bulk is cheaper; where both cost the same, pages come at once. */
export function isCheaperInBulk(rows: number): boolean {
  return creditsInBulk(rows) < creditsByPages(rows);
}

/** As many records as pages bring for the price of one bulk job. */
export const rowsForABulkJob = creditsPerBulkJob * rowsPerPage;
