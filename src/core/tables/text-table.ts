import { rememberTexts } from './remember-texts.ts';

/** A table that people's own spellings are looked up in. */
export interface TextTable<T> {
  /** What a text stands for, or `undefined` when the table does not know it. */
  find(text: string | undefined): T | undefined;
}

/**
 * A table of words. A text is found when it equals a word but for case, accents, width, blanks and punctuation:
 * `Systems-Integrator` is `systems integrator`, `U.S.A.` is `USA`. A word that comes twice keeps its first meaning.
 */
export function createTextTable<T>(entries: Iterable<readonly [string, T]>): TextTable<T> {
  const meanings = new Map<string, T>();
  for (const [word, meaning] of entries) {
    const folded = foldText(word);
    if (folded !== '' && !meanings.has(folded)) meanings.set(folded, meaning);
  }
  const meaningOf = rememberTexts((text) => meanings.get(foldText(text)));
  return { find: (text) => (text === undefined ? undefined : meaningOf(text)) };
}

/** A text without case, accents, width, blanks and punctuation. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}
