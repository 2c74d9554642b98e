import { useSpeech } from '../texts/speech.ts';

/** The shape of what is to come, while it comes. */
export function Skeleton() {
  const { texts } = useSpeech();
  return (
    <div class="skeleton" role="status">
      <span class="unseen">{texts.card.loading}</span>
      <span class="bone bone-title" />
      <span class="bone bone-badges" />
      <span class="bone bone-block" />
    </div>
  );
}
