/** Characters that take two columns of a terminal: East Asian wide and full-width ones, and emoji. https://www.unicode.org/reports/tr11/ */
const wide =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1f9ff}\u{20000}-\u{3fffd}]/u;
const narrowOnly = /^[ -~]*$/;
const invisible = /^[\p{Mn}\p{Me}\p{Cf}]$/u;

/** How many columns of a terminal a text takes. */
export function textWidth(text: string): number {
  if (narrowOnly.test(text)) return text.length;
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** The text in exactly `width` columns: cut with an ellipsis, or filled up with blanks on the right or the left. */
export function fitText(text: string, width: number, align: 'left' | 'right' = 'left'): string {
  const fitting = textWidth(text) > width ? cutText(text, width) : text;
  const blanks = ' '.repeat(width - textWidth(fitting));
  return align === 'left' ? fitting + blanks : blanks + fitting;
}

function cutText(text: string, width: number): string {
  let cut = '';
  let used = 1;
  for (const character of text) {
    used += characterWidth(character);
    if (used > width) break;
    cut += character;
  }
  return `${cut}…`;
}

function characterWidth(character: string): number {
  if (wide.test(character)) return 2;
  return invisible.test(character) ? 0 : 1;
}
