import type { Book } from '../book/book.ts';
import { applyOverrides } from '../classification/apply-overrides.ts';
import { classifyBook } from '../classification/classify-book.ts';
import { explainSubject } from '../classification/explain-subject.ts';
import type { Context, Subject } from '../dimensions/dimension.ts';
import { classFields } from '../fields/class-fields.ts';
import { fieldValues } from '../fields/field-values.ts';
import type { Groups } from '../groups/build-groups.ts';
import { composeStrategy } from '../strategy/compose-strategy.ts';
import { nextAction } from '../strategy/next-action.ts';
import { strategySummary } from '../strategy/strategy-summary.ts';
import type { SimulationInputs } from './simulation.ts';

type Values = Record<string, string | null>;

/** Accounts explained at once: bounds memory in books where everybody moves. */
const accountsAtOnce = 2000;

/** The fields whose change rewrites the sentences beside them. */
const decisive = [
  ...classFields.filter(({ type }) => type === 'picklist').map(({ key }) => key),
  'rfm-score',
  'next-action',
];

/**
 * For each of the accounts, the keys of the fields that two contexts fill differently. As when writing, sentences are left as
 * they are while no class, score or next action changes.
 */
export function compareFields(
  book: Book,
  groups: Groups,
  contexts: { before: Context; after: Context },
  accounts: readonly number[],
  inputs: SimulationInputs,
  visit: (keys: readonly string[]) => void,
): void {
  const keys = inputs.fields ?? classFields.map(({ key }) => key);
  for (let from = 0; from < accounts.length; from += accountsAtOnce) {
    const some = accounts.slice(from, from + accountsAtOnce);
    const old = new Map<number, Values>();
    classifyBook(
      book,
      groups,
      contexts.before,
      (account, subject) => {
        old.set(account, valuesOf(subject, contexts.before, inputs));
      },
      some,
    );
    classifyBook(
      book,
      groups,
      contexts.after,
      (account, subject) => {
        const before = old.get(account) ?? {};
        const after = valuesOf(subject, contexts.after, inputs);
        const isSettled = decisive.every((key) => before[key] === after[key]);
        visit(isSettled ? [] : keys.filter((key) => before[key] !== after[key]));
      },
      some,
    );
  }
}

function valuesOf(
  subject: Subject,
  context: Context,
  { chosen, language, currency = '' }: SimulationInputs,
): Values {
  const choices = chosen?.(subject.account.id) ?? {};
  const assessments = explainSubject(subject, context);
  const effective = applyOverrides(assessments, choices, context.policy);
  const strategy = composeStrategy(effective, context);
  const texts = { strategy: strategySummary(strategy), nextAction: nextAction(strategy) };
  const computed = assessments.map(({ dimension, value }) => [dimension, value]);
  const inForce = { ...Object.fromEntries(computed), ...choices };
  return fieldValues(effective, inForce, texts, language, currency);
}
