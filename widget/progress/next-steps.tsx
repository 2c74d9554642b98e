import type { WebhookDoor } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { CopyField } from './copy-field.tsx';

/** What to do once everything is classified. */
export function NextSteps(props: { webhook: WebhookDoor | undefined; onMakeWebhook: () => void }) {
  const { webhook, onMakeWebhook } = props;
  const { texts } = useSpeech();
  const words = texts.progress;
  return (
    <section class="next-steps" aria-labelledby="next-steps">
      <h2 id="next-steps">{words.next}</h2>
      <ol>
        <li>
          <p>{words.nextWidget}</p>
          <CopyField
            label={words.nextWidgetAddress}
            value={new URL('./index.html', location.href).href}
          />
        </li>
        <li>{words.nextReps}</li>
        <li>{words.nextFilters}</li>
      </ol>
      <h2>{words.webhook}</h2>
      <p>{words.webhookBody}</p>
      {webhook && (
        <div role="status">
          <CopyField label={words.webhookUrl} value={webhook.url} />
          <CopyField
            label={`${words.webhookHeader} ${webhook.headerName}`}
            value={webhook.headerValue}
          />
          <p>{words.webhookBodyParameters}</p>
          <p class="soft">{words.webhookOnce}</p>
        </div>
      )}
      <button type="button" onClick={onMakeWebhook}>
        {words.webhookButton}
      </button>
    </section>
  );
}
