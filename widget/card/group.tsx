import type { AccountCard } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';
import { RecordLink } from './record-link.tsx';

/** The other accounts of the same group. */
export function Group({ group }: Pick<AccountCard, 'group'>) {
  const { texts } = useSpeech();
  if (group.length === 0) return null;
  return (
    <section class="group" aria-labelledby="group">
      <h2 id="group">{texts.card.group}</h2>
      <details class="fold">
        <summary>
          <span class="fold-title">{texts.card.groupMembers(group.length)}</span>
        </summary>
        <ul class="fold-body">
          {group.map(({ id, name }) => (
            <li key={id}>
              <RecordLink module="Accounts" id={id} name={name} />
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
