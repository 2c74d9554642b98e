import type { CardClass } from '../../src/http/contract.ts';
import { joinSentences } from '../texts/join-sentences.ts';
import { useSpeech } from '../texts/speech.ts';
import { Icon } from './icon.tsx';

/** What a class rests on: reason, evidence, how sure it is, who set it, what it was before. */
export function ClassBasis({ basis }: { basis: CardClass }) {
  const { texts } = useSpeech();
  const { reason, evidence, confidence, isProvisional, value, override, change } = basis;
  const { card } = texts;
  return (
    <div class="fold-body">
      {override && <Override override={override} />}
      <p>{reason}</p>
      {evidence.length > 0 && (
        <table class="evidence">
          <caption class="unseen">{card.evidence}</caption>
          <tbody>
            {evidence.map(({ label, text }) => (
              <tr key={label}>
                <th scope="row">{label}</th>
                <td>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {isProvisional && <p class="soft">{card.provisionalHint}</p>}
      {confidence < 1 && value !== 'unknown' && (
        <p class="soft">{card.coverage(Math.round(100 * confidence))}</p>
      )}
      {change && <p class="soft">{card.change(change.fromLabel, change.on, change.cause)}</p>}
    </div>
  );
}

function Override({ override }: { override: NonNullable<CardClass['override']> }) {
  const { texts, language } = useSpeech();
  const { card } = texts;
  const { computedLabel, why, until } = override;
  const sentences = [card.override(computedLabel), card.overrideWhy(why)];
  if (until !== null) sentences.push(card.overrideUntil(until));
  return (
    <p class="override">
      <Icon name="hand" />
      <span>{joinSentences(language, sentences)}</span>
    </p>
  );
}
