import type { SignInMessage } from '../../src/http/contract.ts';

/** Tells the widget that opened this window; `false` when it is gone. Only a page of our own origin can hear it. */
export function tellOpener(message: SignInMessage): boolean {
  const opener = window.opener as Window | null;
  if (!opener || opener.closed) return false;
  opener.postMessage(message, location.origin);
  return true;
}
