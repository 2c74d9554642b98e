import type { Session, SessionState } from '../session/create-session.ts';
import { signInProblemOf } from '../texts/sign-in-problem-of.ts';
import { useSpeech } from '../texts/speech.ts';
import type { Problem, Texts } from '../texts/texts.ts';
import { Icon } from './icon.tsx';
import { Notice } from './notice.tsx';

/** The way to everything that comes from our server; nothing once signed in. */
export function SignInPanel({ session, state }: { session: Session; state: SessionState }) {
  const { texts } = useSpeech();
  const { status, userName, problem } = state;
  if (status === 'signed-in') return null;
  if (status === 'checking') return <CheckingPanel label={texts.signIn.checking} />;
  const isAgain = userName !== undefined;
  return (
    <section class="sign-in" aria-labelledby="sign-in">
      <h2 id="sign-in">
        <Icon name="lock" />
        {isAgain ? texts.signIn.again.title : texts.signIn.title}
      </h2>
      <p>{isAgain ? texts.signIn.again.remedy : texts.signIn.body}</p>
      {problem && problem.kind !== 'cancelled' && <Notice {...problemText(problem, texts)} />}
      {status === 'signing-in' ? (
        <div class="actions">
          <p role="status">{texts.signIn.waiting}</p>
          <button type="button" onClick={session.showSignIn}>
            {texts.signIn.showWindow}
          </button>
          <button type="button" onClick={session.cancelSignIn}>
            {texts.signIn.cancel}
          </button>
        </div>
      ) : (
        <div class="actions">
          <button type="button" class="primary" onClick={session.signIn}>
            {texts.signIn.button}
          </button>
        </div>
      )}
    </section>
  );
}

/** As high as the panel that may follow, so that nothing jumps. */
function CheckingPanel({ label }: { label: string }) {
  return (
    <div class="sign-in sign-in-checking" role="status">
      <span class="unseen">{label}</span>
      <span class="bone" />
      <span class="bone" />
      <span class="bone" />
    </div>
  );
}

function problemText(problem: NonNullable<SessionState['problem']>, texts: Texts): Problem {
  const { problems } = texts.signIn;
  if (problem.kind === 'refused') {
    return { title: problem.failure.message, remedy: problem.failure.remedy };
  }
  if (problem.kind === 'failed') return signInProblemOf(problem.code, texts);
  return problem.kind === 'cancelled' ? problems.closed : problems[problem.kind];
}
