import type { Assessment } from '../classification/explain-subject.ts';
import type { Play } from './play.ts';

/** One condition of a play that holds. */
export interface MatchedCondition {
  /** The key of the condition: a dimension id, or `<dimension>.<detail>`. */
  key: string;
  /** The class, or the detail's value. */
  value: string;
  /** Place among the answers. */
  order: number;
  assessment: Assessment;
}

/** What a play's conditions are held against, by condition key, with their order: that of the dimensions. */
export type Answers = ReadonlyMap<string, MatchedCondition>;

/** Every class of the assessments, and every detail that is a word. */
export function answersOf(assessments: readonly Assessment[]): Answers {
  const answers = new Map<string, MatchedCondition>();
  for (const assessment of assessments) {
    const { dimension, value, details } = assessment;
    answers.set(dimension, { key: dimension, value, order: answers.size, assessment });
    for (const [name, detail] of Object.entries(details ?? {})) {
      if (typeof detail !== 'string') continue;
      const key = `${dimension}.${name}`;
      answers.set(key, { key, value: detail, order: answers.size, assessment });
    }
  }
  return answers;
}

/**
 * The conditions of a play, in the order of the dimensions, when all of them hold; else `undefined`. A condition on a
 * dimension without an assessment does not hold.
 */
export function matchPlay({ when }: Play, answers: Answers): MatchedCondition[] | undefined {
  const conditions: MatchedCondition[] = [];
  for (const key in when) {
    const answer = answers.get(key);
    if (!answer || !when[key]?.includes(answer.value)) return undefined;
    conditions.push(answer);
  }
  return conditions.sort((a, b) => a.order - b.order);
}
