import type { AccountFacts } from '../facts.ts';
import type { Messages } from '../messages/create-speaker.ts';
import { createSpeaker } from '../messages/create-speaker.ts';
import type { Check, Checked, Example } from './finding.ts';

/** Records named in a finding; the rest is a number. */
export const examplesShown = 5;

/**
 * A check that looks at each account by itself.
 *
 * @param texts with `{count}`
 * @param createTest what tells, of a book, whether an account is meant
 */
export function accountCheck(
  id: string,
  texts: Messages<'sentence' | 'remedy'>,
  createTest: (checked: Checked) => (account: AccountFacts) => boolean,
): Check {
  const say = createSpeaker(`finding.${id}`, texts);
  return {
    id,
    find(checked) {
      const isMeant = createTest(checked);
      const examples: Example[] = [];
      let count = 0;
      for (const account of checked.book.accounts) {
        if (!isMeant(account)) continue;
        count += 1;
        if (examples.length < examplesShown)
          examples.push({ accountId: account.id, accountName: account.name });
      }
      if (count === 0) return undefined;
      return { id, count, examples, sentence: say('sentence', { count }), remedy: say('remedy') };
    },
  };
}
