import { useSpeech } from '../texts/speech.ts';
import type { RecordAccount } from '../zoho/read-account.ts';
import { Notice } from './notice.tsx';

/** The texts of the record, as they stand there: what to do next, how to manage the account, why its classes are so. */
export function RecordSummary({ record }: { record: RecordAccount }) {
  const { texts } = useSpeech();
  const { strategy, reason, 'next-action': nextAction } = record.texts;
  if (!record.hasFields) return <Notice {...texts.card.fieldsMissing} tone="quiet" />;
  if (record.badges.length === 0 && !nextAction) {
    return <Notice {...texts.card.notClassified} tone="quiet" />;
  }
  return (
    <>
      {nextAction && (
        <section class="next-action">
          <h2 class="eyebrow">{nextAction.label}</h2>
          <p class="next-action-title">{nextAction.text}</p>
        </section>
      )}
      {[strategy, reason].map(
        (field) =>
          field && (
            <section key={field.label} class="record-text">
              <h2>{field.label}</h2>
              <p>{field.text}</p>
            </section>
          ),
      )}
    </>
  );
}
