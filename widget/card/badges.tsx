import type { AccountCard } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import type { RecordAccount } from '../zoho/read-account.ts';
import { Badge } from './badge.tsx';

/** The classes at a glance: from the card, or as they stand in the record while there is no card. */
export function Badges(props: {
  card: AccountCard | undefined;
  record: RecordAccount | undefined;
}) {
  const { texts } = useSpeech();
  const badges = props.card ? badgesOfCard(props.card) : (props.record?.badges ?? []);
  if (badges.length === 0) return null;
  return (
    <ul class="badges" aria-label={texts.card.classes}>
      {badges.map(({ key, title, ...badge }) => (
        <li key={key}>
          <span class="badge-title">{title}</span>
          <Badge {...badge} isStrong={key === 'tier'} />
        </li>
      ))}
    </ul>
  );
}

function badgesOfCard({ classes }: AccountCard) {
  return classes
    .filter(({ value }) => value !== 'unknown')
    .map(({ dimension, title, label, colour, isProvisional }) => ({
      key: dimension,
      title,
      label,
      colour,
      isProvisional,
    }));
}
