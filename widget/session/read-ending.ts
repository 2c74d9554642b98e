import type { SignInMessage } from '../../src/http/contract.ts';

/** What a sign-in came to, from the fragment that our server put behind the address; `undefined` when it says nothing. */
export function readEnding(fragment: string): SignInMessage | undefined {
  const said = fragment.replace(/^#/, '');
  const code = /^failure=([a-z-]{1,40})$/.exec(said)?.[1];
  if (code !== undefined) return { type: 'tierwise:sign-in-failed', code };
  return said === '' ? undefined : { type: 'tierwise:signed-in', ticket: said };
}
