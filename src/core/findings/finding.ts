import type { Book } from '../book/book.ts';
import type { Day } from '../day.ts';
import type { Groups } from '../groups/build-groups.ts';
import type { Message } from '../messages/message.ts';

/** Something in the facts that a person should mend, since classes would tell more afterwards. */
export interface Finding {
  /** The check's id. */
  id: string;
  /** How many records it is about. */
  count: number;
  /** The first few of them. */
  examples: Example[];
  /** What is wrong, with what follows from it. */
  sentence: Message;
  /** What to do. */
  remedy: Message;
}

/** A record to begin with. */
export interface Example {
  /** Of the account, or of the deal's account. */
  accountId?: string;
  accountName?: string;
  /** Where the finding is about a deal and the book knows its facts. */
  dealId?: string;
}

/** What a check looks at: all that is known of one organization. */
export interface Checked {
  book: Book;
  groups: Groups;
  asOf: Day;
}

/** One question to the facts. One file each, listed in the registry. */
export interface Check {
  /** Kebab-case, the file's name. */
  readonly id: string;
  find(checked: Checked): Finding | undefined;
}
