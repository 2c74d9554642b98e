import type { Context, Explanation, Subject } from '../dimensions/dimension.ts';
import { dimensions } from '../dimensions/registry.ts';
import type { HeldClass } from '../stability/held-class.ts';
import { sayHeld } from '../stability/say-held.ts';

/** A class with everything that explains it. */
export interface Assessment extends Explanation {
  dimension: string;
  /** The class, or `unknown`. */
  value: string;
  raw: string;
  /** Present where the account keeps a better class than the rule alone would give it. */
  held?: HeldClass;
}

/** The class of a classified subject in a dimension: the one it keeps, else what the rule says. */
export function classOf(
  subject: Pick<Subject, 'classes'> & { held?: Readonly<Record<string, { value: string }>> },
  dimension: string,
): string | undefined {
  return subject.held?.[dimension]?.value ?? subject.classes[dimension];
}

/** Every dimension's class of a classified subject, explained, in the order people see them. */
export function explainSubject(subject: Subject, context: Context): Assessment[] {
  return dimensions.map((dimension): Assessment => {
    const { id } = dimension;
    const rule = subject.classes[id] ?? dimension.classify(subject, context);
    const explanation = dimension.explain(subject, context, rule);
    const held = subject.held?.[id];
    if (!held) return { dimension: id, value: rule, raw: rule, ...explanation };
    const reason = sayHeld(dimension, rule, held, context.policy, explanation.reason);
    return { ...explanation, dimension: id, value: held.value, raw: rule, reason, held };
  });
}
