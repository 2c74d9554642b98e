import type { Context, Explanation, Subject } from '../dimensions/dimension.ts';
import { dimensions } from '../dimensions/registry.ts';

/** A class with everything that explains it. */
export interface Assessment extends Explanation {
  dimension: string;
  /** The class, or `unknown`. */
  value: string;
  raw: string;
}

/** Every dimension's class of a classified subject, explained, in the order people see them. */
export function explainSubject(subject: Subject, context: Context): Assessment[] {
  return dimensions.map((dimension) => {
    const value = subject.classes[dimension.id] ?? dimension.classify(subject, context);
    return {
      dimension: dimension.id,
      value,
      raw: value,
      ...dimension.explain(subject, context, value),
    };
  });
}
