import type { CardPlay } from '../../src/http/contract.ts';
import { joinSentences } from '../texts/join-sentences.ts';
import { useSpeech } from '../texts/speech.ts';
import { Icon } from './icon.tsx';

/** Who does a play, by when, and why. */
export function PlayFacts({ play }: { play: CardPlay }) {
  const { who, when, why } = play;
  const { language } = useSpeech();
  return (
    <>
      <ul class="play-facts">
        <li>
          <Icon name="person" />
          {who}
        </li>
        <li>
          <Icon name="calendar" />
          {when}
        </li>
      </ul>
      <p class="play-why">{joinSentences(language, [why.rule, why.reason])}</p>
    </>
  );
}

/** A word on how a play stands, where there is one to say. */
export function PlayMark({ play: { isOverdue, isWaiting } }: { play: CardPlay }) {
  const { texts } = useSpeech();
  if (isOverdue) return <span class="mark mark-over">{texts.card.overdue}</span>;
  if (isWaiting) return <span class="mark">{texts.card.waiting}</span>;
  return null;
}
