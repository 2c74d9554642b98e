import { nowhere } from '../book/book.ts';
import { createSpeaker, type Messages } from '../messages/create-speaker.ts';
import { examplesShown } from './account-check.ts';
import type { Check, Checked, Example } from './finding.ts';

/**
 * A check that looks at each deal of a known account by itself.
 *
 * @param texts with `{count}`
 * @param isMeant whether the deal in a row of the book is meant
 */
export function dealCheck(
  id: string,
  texts: Messages<'sentence' | 'remedy'>,
  isMeant: (checked: Checked, row: number) => boolean,
): Check {
  const say = createSpeaker(`finding.${id}`, texts);
  return {
    id,
    find(checked) {
      const { book } = checked;
      const examples: Example[] = [];
      let count = 0;
      for (let row = 0; row < book.rows; row++) {
        if (book.deals.account[row] === nowhere || !isMeant(checked, row)) continue;
        count += 1;
        if (examples.length < examplesShown) examples.push(exampleOf(checked, row));
      }
      if (count === 0) return undefined;
      return { id, count, examples, sentence: say('sentence', { count }), remedy: say('remedy') };
    },
  };
}

function exampleOf({ book }: Checked, row: number): Example {
  const account = book.accounts.at(book.deals.account[row] as number);
  const dealId = book.dealFacts?.[row]?.id;
  return {
    ...(account && { accountId: account.id, accountName: account.name }),
    ...(dealId !== undefined && { dealId }),
  };
}
