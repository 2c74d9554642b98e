import type { CardPlay } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { PlayFacts, PlayMark } from './play-facts.tsx';

/** More than these at once is a list nobody reads. */
const mostNear = 4;

/** Further plays: the few that matter now, then the rest behind a fold. */
export function Plays({ plays }: { plays: readonly CardPlay[] }) {
  const { texts } = useSpeech();
  if (plays.length === 0) return null;
  const near = plays.filter(({ isOnCard, isWaiting }) => isOnCard && !isWaiting).slice(0, mostNear);
  const others = plays.filter((play) => !near.includes(play));
  return (
    <section class="plays" aria-labelledby="plays">
      <h2 id="plays">{texts.card.morePlays}</h2>
      {near.map((play) => (
        <Play key={play.id} play={play} />
      ))}
      {others.length > 0 && (
        <details class="fold fold-rest">
          <summary>{texts.card.otherPlays(others.length)}</summary>
          {others.map((play) => (
            <Play key={play.id} play={play} />
          ))}
        </details>
      )}
    </section>
  );
}

function Play({ play }: { play: CardPlay }) {
  const { title, what, who, when } = play;
  return (
    <details class="fold">
      <summary>
        <span class="fold-title">{title}</span>
        <PlayMark play={play} />
        <span class="fold-line">
          {who} · {when}
        </span>
      </summary>
      <div class="fold-body">
        <p>{what}</p>
        <PlayFacts play={play} />
      </div>
    </details>
  );
}
