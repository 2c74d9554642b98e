import type { InstallProgress } from '../../src/http/contract.ts';
import { LanguageButton } from '../card/language-button.tsx';
import { Notice } from '../card/notice.tsx';
import { useCell } from '../cell.ts';
import { joinSentences } from '../texts/join-sentences.ts';
import type { LanguageChoice } from '../texts/language-choice.ts';
import { Speaking } from '../texts/speaking.tsx';
import { useSpeech } from '../texts/speech.ts';
import type { Texts } from '../texts/texts.ts';
import { useTitle } from '../texts/use-title.ts';
import type { Progress } from './create-progress.ts';
import { ListsToMake } from './lists-to-make.tsx';
import { NextSteps } from './next-steps.tsx';
import { StepList } from './step-list.tsx';

/** What an administrator sees after connecting: how far the installation has come, and what to do then. */
export function ProgressPage(props: { progress: Progress; languageChoice: LanguageChoice }) {
  const { progress, languageChoice } = props;
  return (
    <Speaking language={useCell(languageChoice.language)}>
      <main class="page">
        <LanguageButton onLanguage={languageChoice.choose} />
        <Installation progress={progress} />
      </main>
    </Speaking>
  );
}

function Installation({ progress }: { progress: Progress }) {
  const { texts } = useSpeech();
  const { progress: shown, failure, webhook } = useCell(progress.state);
  useTitle(texts.progress.pageTitle);
  const isLinkOver = failure?.code === 'not-found' || (!shown && !failure && location.hash === '');
  if (isLinkOver) return <LinkOver />;
  return (
    <>
      {shown && <h1>{titleOf(shown, texts)}</h1>}
      {failure && <Notice title={failure.message} remedy={failure.remedy} />}
      {shown && (
        <>
          <StepList progress={shown} />
          <Summary progress={shown} />
          {shown.state === 'finished' && <ListsToMake lists={shown.listsToMake} />}
          {shown.state === 'finished' && (
            <NextSteps webhook={webhook} onMakeWebhook={() => void progress.makeWebhook()} />
          )}
        </>
      )}
    </>
  );
}

function titleOf({ state, organizationName }: InstallProgress, { progress }: Texts): string {
  return state === 'finished'
    ? progress.titleFinished(organizationName)
    : progress.title(organizationName);
}

function Summary({ progress }: { progress: InstallProgress }) {
  const { texts, language } = useSpeech();
  const { state, failure, credits, waitsUntil } = progress;
  return (
    <>
      {failure && (
        <Notice
          title={joinSentences(language, [texts.progress.failed, failure.message])}
          remedy={failure.remedy}
        >
          <ConnectAgain />
        </Notice>
      )}
      <p role="status" class="summary">
        {state === 'finished' && <strong>{texts.progress.finished}</strong>}
        {state === 'running' &&
          (waitsUntil ? texts.progress.waits(waitsUntil) : texts.progress.keepsRunning)}
      </p>
      <p class="soft">{texts.progress.credits(credits)}</p>
    </>
  );
}

function LinkOver() {
  const { texts } = useSpeech();
  return (
    <Notice {...texts.progress.noLink}>
      <ConnectAgain />
    </Notice>
  );
}

function ConnectAgain() {
  const { texts } = useSpeech();
  return (
    <p>
      <a class="button" href="./welcome.html">
        {texts.progress.connectAgain}
      </a>
    </p>
  );
}
