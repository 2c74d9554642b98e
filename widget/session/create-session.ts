import type { Failure, Language, Session as Pass } from '../../src/http/contract.ts';
import { type Cell, createCell } from '../cell.ts';
import { callServer, type ServerAnswer, ServerFailure } from '../server/call-server.ts';
import { type Collector, createCollector } from './collector.ts';
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

/** The session of one page: its bearer is kept in memory and nowhere else. */
export interface Session {
  state: Cell<SessionState>;
  /** Signs in silently where the session's cookie allows it. */
  resume(): Promise<void>;
  /** Signs in through the popup; to be called while handling a click. */
  signIn(): void;
  showSignIn(): void;
  cancelSignIn(): void;
  /** Reads from our server as the person signed in; `undefined` when nobody is, or no longer. */
  read<Value>(path: string, knownTag?: string): Promise<ServerAnswer<Value> | undefined>;
}

/** A bearer is renewed this long before it ends. */
const renewBeforeMs = 30_000;

/**
 * @param context the language people read here, and the data center at which they probably sign in
 */
export function createSession(context: {
  language: () => Language;
  dataCenter: string | undefined;
}): Session {
  const state = createCell<SessionState>({ status: 'checking' });
  let pass: { bearer: string; renewAt: number } | undefined;
  let renewal: Promise<void> | undefined;
  let collector: Collector | undefined;
  let signInWindow: SignInWindow | undefined;
  // Made ahead: a popup opens only while a click is handled, and hashing takes a turn of its own.
  const makeCollector = async () => {
    collector = await createCollector();
  };
  void makeCollector();

  async function open(request: { ticket?: string; collectorSecret?: string }): Promise<void> {
    const { value, serverTime } = await callServer<Pass>('/session', {
      method: 'POST',
      language: context.language(),
      body: request,
    });
    if (!value) return;
    const lifeMs = value.expiresAt - serverTime;
    pass = { bearer: value.bearer, renewAt: performance.now() + lifeMs - renewBeforeMs };
    const isFresh = request.ticket !== undefined;
    state.set({ status: 'signed-in', userName: value.userName, isFresh });
  }

  /** By the cookie; a session that is over is no error. */
  async function renew(): Promise<void> {
    renewal ??= open({}).finally(() => {
      renewal = undefined;
    });
    try {
      await renewal;
    } catch (error) {
      if (!isNotSignedIn(error)) throw error;
      signOut();
    }
  }

  function signOut(): void {
    pass = undefined;
    if (state.get().status === 'signing-in') return;
    state.set({ status: 'signed-out', userName: state.get().userName });
  }

  async function finishSignIn(outcome: SignInOutcome, secret: string): Promise<void> {
    const { userName } = state.get();
    if (outcome.kind !== 'ticket') {
      state.set({ status: 'signed-out', userName, problem: outcome });
      return;
    }
    try {
      await open({ ticket: outcome.ticket, collectorSecret: secret });
    } catch (error) {
      const { failure } = asServerFailure(error);
      state.set({ status: 'signed-out', userName, problem: { kind: 'refused', failure } });
    }
  }

  return {
    state,

    async resume() {
      try {
        await renew();
      } catch (error) {
        const { failure } = asServerFailure(error);
        state.set({ status: 'signed-out', problem: { kind: 'refused', failure } });
      }
    },

    signIn() {
      if (!collector || state.get().status === 'signing-in') return;
      const { secret, hash } = collector;
      collector = undefined;
      void makeCollector();
      const address = new URL('/sign-in', location.origin);
      address.searchParams.set('collector', hash);
      address.searchParams.set('language', context.language());
      if (context.dataCenter) address.searchParams.set('dataCenter', context.dataCenter);
      signInWindow = openSignInWindow(address);
      state.set({ status: 'signing-in', userName: state.get().userName });
      void signInWindow.outcome.then((outcome) => finishSignIn(outcome, secret));
    },

    showSignIn: () => signInWindow?.show(),
    cancelSignIn: () => signInWindow?.cancel(),

    async read<Value>(path: string, knownTag?: string) {
      const call = () =>
        callServer<Value>(path, {
          language: context.language(),
          ...(pass && { bearer: pass.bearer }),
          knownTag,
        });
      if (pass && performance.now() >= pass.renewAt) await renew();
      for (const isLastTry of [false, true]) {
        if (!pass) return undefined;
        try {
          return await call();
        } catch (error) {
          if (!isNotSignedIn(error)) throw error;
          if (isLastTry) signOut();
          else await renew();
        }
      }
      return undefined;
    },
  };
}

function isNotSignedIn(error: unknown): boolean {
  return error instanceof ServerFailure && error.failure.code === 'not-signed-in';
}

function asServerFailure(error: unknown): ServerFailure {
  if (error instanceof ServerFailure) return error;
  throw error;
}
