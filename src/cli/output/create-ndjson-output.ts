import { type Assessment, explainSubject } from '../../core/classification/explain-subject.ts';
import type { Context, Evidence } from '../../core/dimensions/dimension.ts';
import type { Message } from '../../core/messages/message.ts';
import { renderMessage } from '../../core/messages/render-message.ts';
import { composeStrategy } from '../../core/strategy/compose-strategy.ts';
import { strategyJson } from '../../core/strategy/strategy-json.ts';
import type { Text } from '../../core/text.ts';
import type { Writer } from '../writer.ts';
import type { Output } from './output.ts';

/** A JSON object per account and line: every class with its reason in each language, its evidence and the way to the next; then the strategy. */
export function createNdjsonOutput(writer: Writer, context: Context, currency?: string): Output {
  return {
    add(subject) {
      const { id, name, parentId = null } = subject.account;
      const assessments = explainSubject(subject, context);
      const classes = assessments.map((assessment) => [
        assessment.dimension,
        classOf(assessment, currency),
      ]);
      const line = {
        account: { id, name, parentId },
        classes: Object.fromEntries(classes),
        strategy: strategyJson(composeStrategy(assessments, context), currency),
      };
      writer.write(`${JSON.stringify(line)}\n`);
    },
    finish() {},
  };
}

function classOf(assessment: Assessment, currency: string | undefined) {
  const { value, raw, confidence, isProvisional, reason, aside } = assessment;
  const { distanceToNext, details } = assessment;
  return {
    value,
    raw,
    ...tidyDetails(details),
    provisional: isProvisional,
    confidence,
    reason: inEachLanguage(reason, currency),
    ...(aside && { aside: inEachLanguage(aside, currency) }),
    evidence: assessment.evidence.map(tidyEvidence),
    distanceToNext,
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
