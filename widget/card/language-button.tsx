import type { Language } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';

/** Turns the page to the other language; says so in that language. */
export function LanguageButton({ onLanguage }: { onLanguage: (language: Language) => void }) {
  const { texts, language } = useSpeech();
  const other = language === 'zh' ? 'en' : 'zh';
  return (
    <button type="button" class="language" lang={other} onClick={() => onLanguage(other)}>
      {texts.otherLanguage}
    </button>
  );
}
