import type { Language } from '../core/text.ts';

/** The language of the person at this machine, from the locale it runs under; English for all but Chinese ones. */
export function systemLanguage(): Language {
  return Intl.DateTimeFormat().resolvedOptions().locale.startsWith('zh') ? 'zh' : 'en';
}
