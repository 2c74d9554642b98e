/** A name without what would move the cursor or colour the terminal. */
export function printable(name: string): string {
  return name.replaceAll(/\p{Cc}+/gu, ' ');
}
