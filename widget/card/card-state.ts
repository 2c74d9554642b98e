import type { AccountCard, Failure } from '../../src/http/contract.ts';
import type { ProblemName } from '../texts/texts.ts';
import type { RecordAccount } from '../zoho/read-account.ts';

/** What is known of the account to show. */
export type CardState =
  | { kind: 'loading' }
  /** There is no account to show. */
  | { kind: 'problem'; problem: ProblemName }
  | AccountState;

/** An account, as its record shows it and, once signed in, as our server explains it. */
export interface AccountState {
  kind: 'account';
  accountId: string;
  record: RecordAccount | undefined;
  /** Why the record cannot be read. */
  recordProblem: ProblemName | undefined;
  card: AccountCard | undefined;
  /** Why the card could not be read; it may still show what was read before. */
  failure: Failure | undefined;
}
