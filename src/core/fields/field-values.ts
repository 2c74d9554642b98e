import { isChosen } from '../classification/apply-overrides.ts';
import type { Assessment } from '../classification/explain-subject.ts';
import { unknown } from '../dimensions/dimension.ts';
import { renderMessage } from '../messages/render-message.ts';
import type { Language, Text } from '../text.ts';
import { classFields, textFieldLength } from './class-fields.ts';

/** What the texts written to a CRM are made of. */
export interface FieldTexts {
  strategy: Text;
  nextAction: Text;
}

/**
 * The values of all class fields of an account, by field key: class ids for picklists, sentences for texts. `null` leaves
 * a field empty, as for a class that is unknown.
 *
 * @param assessments overrides applied
 * @param effective dimension id → class id, overrides applied
 */
export function fieldValues(
  assessments: readonly Assessment[],
  effective: Readonly<Record<string, string | undefined>>,
  texts: FieldTexts,
  language: Language,
  currency: string,
): Record<string, string | null> {
  const scores = assessments.find(({ dimension }) => dimension === 'rfm')?.details?.['scores'];
  return {
    tier: known(effective['tier']),
    lifecycle: known(effective['lifecycle']),
    'value-type': known(effective['value-type']),
    value: known(effective['value']),
    rfm: known(effective['rfm']),
    'rfm-score': typeof scores === 'string' ? scores : null,
    'need-type': known(effective['need-type']),
    strategy: shorten(texts.strategy[language]),
    reason: shorten(reasonText(assessments, language, currency)),
    'next-action': shorten(texts.nextAction[language]),
  };
}

/**
 * The tier's reason, and the lifecycle's where both fit. What a person chose against the rules is said first, of whatever
 * dimension it is: a list in the CRM finds such accounts by these words.
 */
function reasonText(
  assessments: readonly Assessment[],
  language: Language,
  currency: string,
): string {
  const chosen = assessments.filter(
    ({ dimension, reason }) => isShown(dimension) && isChosen(reason),
  );
  const usual = ['tier', 'lifecycle'].flatMap((id) =>
    assessments.filter(({ dimension, reason }) => dimension === id && !isChosen(reason)),
  );
  const sentences = [...chosen, ...usual].map(({ reason }) =>
    renderMessage(reason, language, currency),
  );
  const both = sentences.join(language === 'en' ? ' ' : '');
  return both.length <= textFieldLength ? both : (sentences[0] ?? '');
}

function isShown(dimension: string): boolean {
  return classFields.some(({ key }) => key === dimension);
}

function known(classId: string | undefined): string | null {
  return classId === undefined || classId === unknown ? null : classId;
}

function shorten(text: string): string | null {
  if (text === '') return null;
  return text.length <= textFieldLength ? text : `${text.slice(0, textFieldLength - 1)}…`;
}
