import type { Day } from '../day.ts';
import type { Text } from '../text.ts';

/** A value put into a sentence. Its kind decides how it is written in each language. */
export type MessageValue =
  | string
  | number
  /** An amount in the organization's home currency. */
  | { money: number }
  /** A calendar date, never an age: texts with ages would change every night. */
  | { day: Day }
  /** A share from 0 to 1. */
  | { share: number }
  /** A name that exists in every language, such as a class. */
  | Text;

/** A sentence as data: an ICU text per language and the values that go into it. Rendered at the edge. */
export interface Message {
  /** `<dimension or play>.<what it says>`, stable. */
  id: string;
  text: Text;
  values: Readonly<Record<string, MessageValue>>;
  /** A sentence that follows. */
  next?: Message;
}
