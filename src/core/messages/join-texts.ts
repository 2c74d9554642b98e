import { type Language, languages, type Text } from '../text.ts';

const separators: Record<Language, string> = { en: ', ', zh: '、' };

/** Texts one after the other, as each language lists them. */
export function joinTexts(texts: readonly Text[]): Text {
  const entries = languages.map((language) => [
    language,
    texts.map((text) => text[language]).join(separators[language]),
  ]);
  return Object.fromEntries(entries) as Text;
}
