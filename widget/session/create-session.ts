import type { Failure, Language } from '../../src/http/contract.ts';
import { type Cell, createCell } from '../cell.ts';
import { failureIn } from '../server/server-failure.ts';
import { type Collector, createCollector } from './collector.ts';
import { createPasses, type Passes } from './create-passes.ts';
import { openSignInWindow, type SignInOutcome, type SignInWindow } from './open-sign-in-window.ts';

/** Whether the person who looks at the widget has signed in. */
export interface SessionState {
  status: 'checking' | 'signed-out' | 'signing-in' | 'signed-in';
  /** Set once signed in, and kept when the session is over. */
  userName?: string | undefined;
  /** Whether the person has just come from the popup. */
  isFresh?: boolean;
  /** Why the last sign-in came to nothing. */
  problem?: Exclude<SignInOutcome, { kind: 'ticket' }> | { kind: 'refused'; failure: Failure };
}

/** The session of one page with our server. */
export interface Session {
  state: Cell<SessionState>;
  /** Signs in silently where the session's cookie allows it. */
  resume(): Promise<void>;
  /** Signs in through the popup; to be called while handling a click. */
  signIn(): void;
  showSignIn(): void;
  cancelSignIn(): void;
  /** Reads from our server as the person signed in; `undefined` when nobody is, or no longer. */
  read: Passes['read'];
}

/**
 * @param context the language people read here, and the data center at which they probably sign in
 */
export function createSession(context: {
  language: () => Language;
  dataCenter: string | undefined;
}): Session {
  const state = createCell<SessionState>({ status: 'checking' });
  const passes = createPasses(context.language, () => signedOut());
  let signInWindow: SignInWindow | undefined;
  let collector: Collector | undefined;
  // Made ahead: a popup opens only while a click is handled, and hashing takes a turn of its own.
  const makeCollector = async () => {
    collector = await createCollector();
  };
  void makeCollector();

  function signedOut(problem?: SessionState['problem']): void {
    const { status, userName } = state.get();
    if (status === 'signing-in' && !problem) return;
    state.set({ status: 'signed-out', userName, ...(problem && { problem }) });
  }

  async function finishSignIn(outcome: SignInOutcome, collectorSecret: string): Promise<void> {
    if (outcome.kind !== 'ticket') {
      signedOut(outcome);
      return;
    }
    try {
      const { userName } = await passes.open({ ticket: outcome.ticket, collectorSecret });
      state.set({ status: 'signed-in', userName, isFresh: true });
    } catch (error) {
      signedOut({ kind: 'refused', failure: failureIn(error) });
    }
  }

  return {
    state,
    read: passes.read,

    async resume() {
      try {
        const { userName } = await passes.open({});
        state.set({ status: 'signed-in', userName });
      } catch (error) {
        const failure = failureIn(error);
        signedOut(failure.code === 'not-signed-in' ? undefined : { kind: 'refused', failure });
      }
    },

    signIn() {
      if (!collector || state.get().status === 'signing-in') return;
      const { secret, hash } = collector;
      void makeCollector();
      signInWindow = openSignInWindow(signInAddress(hash, context));
      state.set({ status: 'signing-in', userName: state.get().userName });
      void signInWindow.outcome.then((outcome) => finishSignIn(outcome, secret));
    },

    showSignIn: () => signInWindow?.show(),
    cancelSignIn: () => signInWindow?.cancel(),
  };
}

function signInAddress(
  collectorHash: string,
  { language, dataCenter }: { language: () => Language; dataCenter: string | undefined },
): URL {
  const address = new URL('/sign-in', location.origin);
  address.searchParams.set('collector', collectorHash);
  address.searchParams.set('language', language());
  if (dataCenter !== undefined) address.searchParams.set('dataCenter', dataCenter);
  return address;
}
