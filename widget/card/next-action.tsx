import { useEffect, useRef } from 'preact/hooks';
import type { CardPlay } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { PlayFacts, PlayMark } from './play-facts.tsx';

/** The first thing to do for the account: what, who, when, why. */
export function NextAction(props: {
  play: CardPlay | undefined;
  /** Whether it appears because somebody has just signed in; then reading goes on here. */
  isFresh: boolean;
}) {
  const { play, isFresh } = props;
  const { texts } = useSpeech();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFresh) heading.current?.focus({ preventScroll: true });
  }, [isFresh]);
  return (
    <section class="next-action" aria-labelledby="next-action">
      <h2 id="next-action" class="eyebrow" tabIndex={-1} ref={heading}>
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
