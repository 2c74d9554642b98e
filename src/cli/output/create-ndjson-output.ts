import type { Book } from '../../core/book/book.ts';
import { countDealsOf } from '../../core/book/count-deals.ts';
import { type Assessment, explainSubject } from '../../core/classification/explain-subject.ts';
import { formatDay } from '../../core/day.ts';
import type { Context, Evidence } from '../../core/dimensions/dimension.ts';
import { roadsOf } from '../../core/explanation/roads.ts';
import type { Groups } from '../../core/groups/build-groups.ts';
import type { Message } from '../../core/messages/message.ts';
import { renderMessage } from '../../core/messages/render-message.ts';
import { composeStrategy } from '../../core/strategy/compose-strategy.ts';
import { strategyJson } from '../../core/strategy/strategy-json.ts';
import type { Text } from '../../core/text.ts';
import { createForesight, type Foreseen } from '../../core/time/create-foresight.ts';
import type { Writer } from '../writer.ts';
import type { Output } from './output.ts';

/** What the explanations are made from. */
export interface NdjsonInputs {
  book: Book;
  groups: Groups;
  context: Context;
  /** Of the amounts; bare numbers without one. */
  currency: string | undefined;
}

/**
 * A JSON object per account and line: every class with its reason in each language, its evidence, every road out of it and the
 * day on which time alone ends it; the deals counted and those that are not; then the strategy.
 */
export function createNdjsonOutput(
  writer: Writer,
  { book, groups, context, currency }: NdjsonInputs,
): Output {
  const foresight = createForesight(book, groups, context);
  return {
    add(subject, position) {
      const { id, name, parentId = null } = subject.account;
      const assessments = explainSubject(subject, context);
      const foreseen = foresight.foresee(position);
      const [first] = foreseen.flips;
      const classes = assessments.map((assessment) => [
        assessment.dimension,
        classOf(assessment, foreseen, context, currency),
      ]);
      const line = {
        account: { id, name, parentId },
        classes: Object.fromEntries(classes),
        nextFlipOn: first ? formatDay(first.on) : null,
        deals: countDealsOf(book, position, context.asOf),
        strategy: strategyJson(composeStrategy(assessments, context), currency),
      };
      writer.write(`${JSON.stringify(line)}\n`);
    },
    finish() {},
  };
}

function classOf(
  assessment: Assessment,
  foreseen: Foreseen,
  context: Context,
  currency: string | undefined,
) {
  const flip = foreseen.flips.find(({ dimension }) => dimension === assessment.dimension);
  const { value, raw, held, confidence, isProvisional, reason, aside } = assessment;
  const { distanceToNext, details } = assessment;
  return {
    value,
    raw,
    ...tidyDetails(details),
    ...(held && { held: { ...held, until: held.until === null ? null : formatDay(held.until) } }),
    provisional: isProvisional,
    confidence,
    reason: inEachLanguage(reason, currency),
    ...(aside && { aside: inEachLanguage(aside, currency) }),
    evidence: assessment.evidence.map(tidyEvidence),
    distanceToNext: roadsOf(assessment.dimension, distanceToNext, foreseen, context),
    nextFlipOn: flip ? formatDay(flip.on) : null,
  };
}

function inEachLanguage(message: Message, currency: string | undefined): Text {
  return {
    en: renderMessage(message, 'en', currency),
    zh: renderMessage(message, 'zh', currency),
  };
}

function tidyEvidence({ id, value, unit }: Evidence): Evidence {
  return { id, value: typeof value === 'number' ? tidy(value) : value, unit };
}

function tidyDetails(details: Record<string, unknown> = {}): Record<string, unknown> {
  const { monetary } = details;
  if (typeof monetary !== 'object' || monetary === null || !('amount' in monetary)) return details;
  return { ...details, monetary: { ...monetary, amount: tidy(Number(monetary.amount)) } };
}

/** A number without the dust of binary sums: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
