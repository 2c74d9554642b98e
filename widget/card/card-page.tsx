import { useLayoutEffect, useState } from 'preact/hooks';
import { useCell } from '../cell.ts';
import type { Session } from '../session/create-session.ts';
import type { LanguageChoice } from '../texts/language-choice.ts';
import { Speaking } from '../texts/speaking.tsx';
import { useSpeech } from '../texts/speech.ts';
import type { ProblemName } from '../texts/texts.ts';
import { AccountView } from './account-view.tsx';
import type { Card } from './create-card.ts';
import { Notice } from './notice.tsx';
import { OpenRecordContext } from './record-link.tsx';
import { Skeleton } from './skeleton.tsx';

/** The whole page in the frame. */
export function CardPage(props: {
  card: Card;
  session: Session;
  languageChoice: LanguageChoice;
  openRecord: (module: string, id: string) => void;
  onHeight: (height: number) => void;
}) {
  const { card, session, languageChoice, openRecord, onHeight } = props;
  const language = useCell(languageChoice.language);
  const state = useCell(card.state);
  const sessionState = useCell(session.state);
  const [page, setPage] = useState<HTMLElement | null>(null);
  useLayoutEffect(() => {
    const observer = new ResizeObserver(([entry]) => {
      if (entry) onHeight(Math.ceil(entry.borderBoxSize[0]?.blockSize ?? 0));
    });
    if (page) observer.observe(page);
    return () => observer.disconnect();
  }, [page, onHeight]);
  return (
    <Speaking language={language}>
      <OpenRecordContext.Provider value={openRecord}>
        <main ref={setPage}>
          {state.kind === 'loading' && <Skeleton />}
          {state.kind === 'problem' && <PageProblem name={state.problem} />}
          {state.kind === 'account' && (
            <AccountView
              account={state}
              session={session}
              sessionState={sessionState}
              onLanguage={languageChoice.choose}
              onRetry={() => void card.reload()}
            />
          )}
        </main>
      </OpenRecordContext.Provider>
    </Speaking>
  );
}

/** Problems that trying again may mend. */
const passing: readonly ProblemName[] = ['library-missing', 'crm-silent', 'offline'];

function PageProblem({ name }: { name: ProblemName }) {
  const { texts } = useSpeech();
  const isPassing = passing.includes(name);
  return (
    <Notice {...texts.problems[name]} tone={isPassing ? 'alert' : 'quiet'}>
      {isPassing && (
        <button type="button" onClick={() => location.reload()}>
          {texts.tryAgain}
        </button>
      )}
    </Notice>
  );
}
