import type { AccountCard, Language } from '../../../src/http/contract.ts';
import { chineseCard } from './chinese-card.ts';
import { englishCard } from './english-card.ts';

/** A card with a little of everything. */
export function aCard(
  id: string,
  language: Language,
  parts: Partial<AccountCard> = {},
): AccountCard {
  return { ...(language === 'zh' ? chineseCard(id) : englishCard(id)), ...parts };
}
