import type { InstallProgress } from '../../src/http/contract.ts';
import { useSpeech } from '../texts/speech.ts';

/** How to make the lists of accounts that the CRM did not let us make. */
export function ListsToMake({ lists }: { lists: InstallProgress['listsToMake'] }) {
  const { progress: words } = useSpeech().texts;
  if (lists.length === 0) return null;
  return (
    <section class="next-steps" aria-labelledby="lists-to-make">
      <h2 id="lists-to-make">{words.lists}</h2>
      <p>{words.listsBody}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.listName}</th>
            <th scope="col">{words.listCriterion}</th>
          </tr>
        </thead>
        <tbody>
          {lists.map(({ name, field, comparator, value }) => (
            <tr key={name}>
              <td>{name}</td>
              <td>
                {comparator === 'is'
                  ? words.listIs(field, value)
                  : words.listContains(field, value)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
