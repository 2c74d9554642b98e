import type { CardPlay } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { Icon } from './icon.tsx';

/** Who does a play, by when, and why. */
export function PlayFacts({ play }: { play: CardPlay }) {
  const { texts } = useSpeech();
  const { who, when, due, isOverdue, why } = play;
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
        {due !== null && (
          <li class={isOverdue ? 'due due-over' : 'due'}>
            {isOverdue ? texts.card.overdue(due) : texts.card.due(due)}
          </li>
        )}
      </ul>
      <p class="play-why">
        {why.rule}
        {why.reason !== null && <> {why.reason}</>}
      </p>
    </>
  );
}
