import { type Language, languages, type Text } from '../text.ts';
import type { Strategy } from './strategy.ts';

/** Longest text of a single-line field in the CRM. */
const summaryLength = 255;

const signs: Record<Language, { between: string; after: string; list: string }> = {
  en: { between: ' · ', after: ': ', list: '; ' },
  zh: { between: ' · ', after: '：', list: '；' },
};

/**
 * The standing strategy as one text for a CRM field: where the account stands, then as many headings as fit in every
 * language. At most 255 characters each; it changes with the account's classes only, never with time.
 */
export function strategySummary({ position, headings }: Strategy): Text {
  let fitting = headings.length;
  while (fitting > 0 && longest(write(position, headings.slice(0, fitting))) > summaryLength) {
    fitting -= 1;
  }
  return write(position, headings.slice(0, fitting));
}

function write(position: readonly Text[], headings: readonly Text[]): Text {
  const sentence = (language: Language) => {
    const { between, after, list } = signs[language];
    const stands = position.map((text) => text[language]).join(between);
    const does = headings.map((text) => text[language]).join(list);
    return [stands, does].filter((part) => part !== '').join(after);
  };
  return { en: sentence('en'), zh: sentence('zh') };
}

function longest(text: Text): number {
  return Math.max(...languages.map((language) => text[language].length));
}
