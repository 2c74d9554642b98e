import type { AccountCard } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { RecordLink } from './record-link.tsx';

/** The deals behind the classes: those that count, and those that do not, with the reason. */
export function Deals({ deals }: Pick<AccountCard, 'deals'>) {
  const { texts } = useSpeech();
  const { card } = texts;
  const { counted, latest, excluded } = deals;
  const excludedCount = excluded.reduce((sum, { count }) => sum + count, 0);
  return (
    <section class="deals" aria-labelledby="deals">
      <h2 id="deals">{card.deals}</h2>
      <details class="fold">
        <summary>
          <span class="fold-title">{card.dealsCounted(counted)}</span>
          {excludedCount > 0 && <span class="aside">{card.dealsExcluded(excludedCount)}</span>}
        </summary>
        <div class="fold-body">
          {counted === 0 && <p>{card.noDeals}</p>}
          {latest.length > 0 && (
            <table class="deal-list">
              <caption>{card.latestDeals}</caption>
              <tbody>
                {latest.map(({ id, name, on, amount }) => (
                  <tr key={id}>
                    <th scope="row">
                      <RecordLink module="Deals" id={id} name={name} />
                      <span class="soft">{on}</span>
                    </th>
                    <td>{amount}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
          {excluded.length > 0 && (
            <table class="evidence">
              <caption>{card.excludedDeals}</caption>
              <tbody>
                {excluded.map(({ reason, count }) => (
                  <tr key={reason}>
                    <th scope="row">{reason}</th>
                    <td>{count}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      </details>
    </section>
  );
}
