import type { SignInMessage } from '../../src/http/contract.ts';

/** How a sign-in in the popup ended. */
export type SignInOutcome =
  | { kind: 'ticket'; ticket: string }
  | { kind: 'failed'; code: string }
  | { kind: 'blocked' | 'closed' | 'timed-out' | 'cancelled' };

/** A sign-in under way in the popup. */
export interface SignInWindow {
  outcome: Promise<SignInOutcome>;
  /** Brings the popup to the front. */
  show(): void;
  /** Closes it. */
  cancel(): void;
}

/** As long as the server waits for a consent: 10 minutes. */
const patienceMs = 10 * 60_000;
/** How often to look whether the popup is still there. */
const lookMs = 300;
/** A popup posts its message, then closes: how long that message may be on its way. */
const graceMs = 1000;

/** Opens the sign-in popup; to be called while handling a click, or the browser blocks it. */
export function openSignInWindow(address: URL): SignInWindow {
  const popup = window.open(address, '_blank', 'popup,width=520,height=680');
  if (!popup) {
    return { outcome: Promise.resolve({ kind: 'blocked' }), show: () => {}, cancel: () => {} };
  }
  let resolve: (outcome: SignInOutcome) => void = () => {};
  const outcome = new Promise<SignInOutcome>((settle) => {
    resolve = settle;
  });
  const onMessage = ({ origin, source, data }: MessageEvent<unknown>) => {
    if (origin !== location.origin || source !== popup) return;
    const message = data as Partial<SignInMessage> | null;
    if (message?.type === 'tierwise:signed-in' && typeof message.ticket === 'string') {
      resolve({ kind: 'ticket', ticket: message.ticket });
    }
    if (message?.type === 'tierwise:sign-in-failed' && typeof message.code === 'string') {
      resolve({ kind: 'failed', code: message.code });
    }
  };
  window.addEventListener('message', onMessage);
  const timeout = setTimeout(() => resolve({ kind: 'timed-out' }), patienceMs);
  const look = setInterval(() => {
    if (!popup.closed) return;
    clearInterval(look);
    setTimeout(() => resolve({ kind: 'closed' }), graceMs);
  }, lookMs);
  return {
    outcome: outcome.finally(() => {
      window.removeEventListener('message', onMessage);
      clearTimeout(timeout);
      clearInterval(look);
    }),
    show: () => popup.focus(),
    cancel() {
      popup.close();
      resolve({ kind: 'cancelled' });
    },
  };
}
