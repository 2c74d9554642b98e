import type { SignInMessage } from '../../src/http/contract.ts';

/** What a sign-in came to, from the fragment that our server put behind the address; `undefined` when it says nothing. */
export function readEnding(fragment: string): SignInMessage | undefined {
  const said = fragment.replace(/^#/, '');
  if (said.startsWith(failure)) {
    return { type: 'tierwise:sign-in-failed', code: said.slice(failure.length) };
  }
  return said === '' ? undefined : { type: 'tierwise:signed-in', ticket: said };
}

const failure = 'failure=';
