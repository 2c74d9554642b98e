import type { Language } from '../../src/http/contract.ts';
import { languageOf } from '../texts/language-choice.ts';

/**
 * The language of the CRM's user, from what `getCurrentUser` answers: one flat object by Zoho's own description, a list of
 * `users` in practice. `undefined` when it names none.
 */
export function languageOfUser(answer: unknown): Language | undefined {
  const { users } = (answer ?? {}) as { users?: unknown };
  const user: unknown = Array.isArray(users) ? users[0] : answer;
  const { locale, language } = (user ?? {}) as { locale?: unknown; language?: unknown };
  const named = [locale, language].find((value) => typeof value === 'string' && value !== '');
  return typeof named === 'string' ? languageOf(named) : undefined;
}
