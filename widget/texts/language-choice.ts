import type { Language } from '../../src/http/contract.ts';
import { type Cell, createCell } from '../cell.ts';

/** The language of a page. */
export interface LanguageChoice {
  language: Cell<Language>;
  /** Takes what somebody's settings suggest; a person's own choice stands above it. */
  suggest(language: Language): void;
  /** Takes the person's choice and remembers it where the browser lets us. */
  choose(language: Language): void;
}

const storageKey = 'tierwise-language';

/** The language chosen in this browser before, else the one given, else the browser's own. */
export function createLanguageChoice(given?: string | null): LanguageChoice {
  const chosen = readChoice();
  const language = createCell<Language>(chosen ?? languageOf(given ?? navigator.language));
  return {
    language,
    suggest(suggested) {
      if (readChoice() === undefined) language.set(suggested);
    },
    choose(choice) {
      try {
        localStorage.setItem(storageKey, choice);
      } catch {
        // Storage is refused to frames in some browsers; then the choice lasts as long as the page.
      }
      language.set(choice);
    },
  };
}

/** Chinese for any Chinese locale (`zh`, `zh_CN`, `zh-Hans-CN`), English for every other. */
export function languageOf(locale: string): Language {
  return /^zh(?![a-z])/i.test(locale) ? 'zh' : 'en';
}

function readChoice(): Language | undefined {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'en' || stored === 'zh' ? stored : undefined;
  } catch {
    return undefined;
  }
}
