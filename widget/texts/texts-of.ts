import type { Language } from '../../src/http/contract.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';
import { zh } from './zh.ts';

const catalogue: Record<Language, Texts> = { en, zh };

/** What the widget says in a language. */
export function textsOf(language: Language): Texts {
  return catalogue[language];
}
