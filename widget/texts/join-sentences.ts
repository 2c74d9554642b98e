import type { Language } from '../../src/http/contract.ts';

/** Sentences one after the other; empty ones are left out. Chinese sets no space between them. */
export function joinSentences(language: Language, sentences: readonly string[]): string {
  return sentences.filter((sentence) => sentence !== '').join(language === 'zh' ? '' : ' ');
}
