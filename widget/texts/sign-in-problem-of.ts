import type { Problem, SignInProblemName, Texts } from './texts.ts';

/** What to say of a sign-in that ended with a code of our server. */
export function signInProblemOf(code: string, { signIn }: Texts): Problem {
  const isKnown = Object.hasOwn(signIn.problems, code);
  return signIn.problems[isKnown ? (code as SignInProblemName) : 'failed'];
}
