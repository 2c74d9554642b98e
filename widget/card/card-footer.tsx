import type { AccountCard, Language } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';

/** What the card holds for: which day, which policy, who reads it. */
export function CardFooter({
  card,
  userName,
}: {
  card: AccountCard;
  userName: string | undefined;
}) {
  const { texts, language } = useSpeech();
  return (
    <footer class="soft">
      <span>{texts.card.asOf(writeDate(card.asOf, language))}</span>
      <span>{texts.card.policy(card.policyVersion)}</span>
      {userName !== undefined && <span>{texts.card.signedInAs(userName)}</span>}
    </footer>
  );
}

const formats: Record<Language, Intl.DateTimeFormat> = {
  en: new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeZone: 'UTC' }),
  zh: new Intl.DateTimeFormat('zh-CN', { dateStyle: 'long', timeZone: 'UTC' }),
};

function writeDate(isoDate: string, language: Language): string {
  const instant = Date.parse(isoDate);
  return Number.isNaN(instant) ? isoDate : formats[language].format(instant);
}
