import type { AccountCard } from '../../src/http/contract.ts';
import { type Cell, createCell } from '../cell.ts';
import { failureIn } from '../server/server-failure.ts';
import type { Session } from '../session/create-session.ts';
import type { PageSubject } from '../zoho/account-of-page.ts';
import type { CrmPage } from '../zoho/open-crm-page.ts';
import { PageFailure } from '../zoho/page-failure.ts';
import type { AccountState, CardState } from './card-state.ts';

/** The card of the account that the CRM page is about. */
export interface Card {
  state: Cell<CardState>;
  /** Shows what the page is about, from the record first. */
  show(subject: PageSubject): Promise<void>;
  /** Reads our server's card, and the record again when it has changed; the record alone while nobody is signed in. */
  refresh(): Promise<void>;
  /** Reads everything again, as when someone comes back to the page. */
  reload(): Promise<void>;
}

/** A single failed refresh is not worth a word; this many in a row are. */
const failuresToTell = 2;

/** The card, over the CRM page and the session with our server. */
export function createCard(session: Session, crmPage: Promise<CrmPage>): Card {
  const state = createCell<CardState>({ kind: 'loading' });
  let knownTag: string | undefined;
  let failures = 0;

  /** Changes the state of an account, unless another one is shown by now. */
  function update(accountId: string, change: Partial<AccountState>): void {
    const current = state.get();
    if (current.kind !== 'account' || current.accountId !== accountId) return;
    state.set({ ...current, ...change });
  }

  async function readRecord(accountId: string): Promise<void> {
    try {
      const record = await (await crmPage).readAccount(accountId);
      update(accountId, { record, recordProblem: undefined });
    } catch (error) {
      if (!(error instanceof PageFailure)) throw error;
      update(accountId, { recordProblem: error.problem });
    }
  }

  /** Whether another card than before is shown. */
  async function readCard(accountId: string): Promise<boolean> {
    const path = `/api/accounts/${accountId}`;
    try {
      const answer = await session.read<AccountCard>(path, knownTag);
      failures = 0;
      if (answer?.value === undefined) {
        update(accountId, { failure: undefined });
        return false;
      }
      const isAnother = isCardShown();
      knownTag = answer.tag;
      update(accountId, { card: answer.value, failure: undefined });
      return isAnother;
    } catch (error) {
      const failure = failureIn(error);
      failures += 1;
      if (!isCardShown() || failures >= failuresToTell) update(accountId, { failure });
      return false;
    }
  }

  async function reload(): Promise<void> {
    const current = state.get();
    if (current.kind !== 'account') return;
    knownTag = undefined;
    await Promise.all([readRecord(current.accountId), readCard(current.accountId)]);
  }

  function isCardShown(): boolean {
    const current = state.get();
    return current.kind === 'account' && current.card !== undefined;
  }

  const isSignedIn = () => session.state.get().status === 'signed-in';

  return {
    state,

    async show(subject) {
      if ('problem' in subject) {
        state.set({ kind: 'problem', problem: subject.problem });
        return;
      }
      const { accountId } = subject;
      const current = state.get();
      const isShown = current.kind === 'account' && current.accountId === accountId;
      if (isShown) return reload();
      knownTag = undefined;
      failures = 0;
      state.set({
        kind: 'account',
        accountId,
        record: undefined,
        recordProblem: undefined,
        card: undefined,
        failure: undefined,
      });
      await Promise.all([readRecord(accountId), readCard(accountId)]);
    },

    async refresh() {
      const current = state.get();
      if (current.kind !== 'account') return;
      const { accountId } = current;
      if (!isSignedIn()) await readRecord(accountId);
      else if (await readCard(accountId)) await readRecord(accountId);
    },

    reload,
  };
}
