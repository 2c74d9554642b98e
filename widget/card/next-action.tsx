import type { CardPlay } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { PlayFacts, PlayMark } from './play-facts.tsx';

/** The first thing to do for the account: what, who, when, why. */
export function NextAction({ play }: { play: CardPlay | undefined }) {
  const { texts } = useSpeech();
  return (
    <section class="next-action" aria-labelledby="next-action">
      <h2 id="next-action" class="eyebrow" tabIndex={-1}>
        {texts.card.nextAction}
      </h2>
      {play ? (
        <>
          <p class="next-action-title">
            {play.title} <PlayMark play={play} />
          </p>
          <p>{play.what}</p>
          <PlayFacts play={play} />
        </>
      ) : (
        <p>{texts.card.noPlay}</p>
      )}
    </section>
  );
}
