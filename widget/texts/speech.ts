import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../src/http/contract.ts';
import { en } from './en.ts';
import type { Texts } from './texts.ts';

/** The language the page is in, and its words. */
interface Speech {
  language: Language;
  texts: Texts;
}

/** Gives every component below it the page's language. */
export const SpeechContext = createContext<Speech>({ language: 'en', texts: en });

/** The language the page is in, and its words. */
export function useSpeech(): Speech {
  return useContext(SpeechContext);
}
