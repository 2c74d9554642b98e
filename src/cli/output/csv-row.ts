const special = /[",\r\n]/;

/** Cells as a line of CSV: RFC 4180 with LF. A text that a spreadsheet would run as a formula is made plain. */
export function csvRow(cells: readonly string[]): string {
  return `${cells.map((cell) => quoted(harmless(cell))).join(',')}\n`;
}

/** A cell, in quotes where it needs them. */
export function quoted(text: string): string {
  return special.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** A text that a spreadsheet would run as a formula, made plain; numbers stay numbers. https://owasp.org/www-community/attacks/CSV_Injection */
export function harmless(text: string): string {
  return /^[=+\-@\t\r]/.test(text) && Number.isNaN(Number(text)) ? `'${text}` : text;
}
