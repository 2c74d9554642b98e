import type { Language, SignInMessage } from '../../src/http/contract.ts';
import { Notice } from '../card/notice.tsx';
import { signInProblemOf } from '../texts/sign-in-problem-of.ts';
import { Speaking } from '../texts/speaking.tsx';
import { useSpeech } from '../texts/speech.ts';

/** The end of a way through Zoho's consent page, for the moment before the window closes, or when it stays. */
export function SignedInPage(props: {
  language: Language;
  ending: SignInMessage | undefined;
  /** Whether the widget heard of it. */
  isTold: boolean;
}) {
  return (
    <Speaking language={props.language}>
      <main class="page page-small">
        <Ending {...props} />
      </main>
    </Speaking>
  );
}

function Ending({ ending, isTold }: { ending: SignInMessage | undefined; isTold: boolean }) {
  const { texts } = useSpeech();
  const { signedIn } = texts;
  if (ending?.type === 'tierwise:sign-in-failed') {
    return (
      <>
        <Notice {...signInProblemOf(ending.code, texts)} />
        <p>
          <a href="./welcome.html">{signedIn.backToTierwise}</a>
        </p>
      </>
    );
  }
  if (!ending || !isTold) return <Notice {...signedIn.noOpener} />;
  return (
    <div role="status">
      <h1>{signedIn.done}</h1>
      <p>{signedIn.doneHint}</p>
    </div>
  );
}
