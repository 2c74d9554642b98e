import type { AccountCard, Language } from '../../src/http/contract.ts';
import type { Session, SessionState } from '../session/create-session.ts';
import { useSpeech } from '../texts/speech.ts';
import { Badges } from './badges.tsx';
import { CardFooter } from './card-footer.tsx';
import type { AccountState } from './card-state.ts';
import { Classes } from './classes.tsx';
import { Deals } from './deals.tsx';
import { Group } from './group.tsx';
import { LanguageButton } from './language-button.tsx';
import { NextAction } from './next-action.tsx';
import { Notice } from './notice.tsx';
import { Plays } from './plays.tsx';
import { RecordSummary } from './record-summary.tsx';
import { SignInPanel } from './sign-in-panel.tsx';
import { Skeleton } from './skeleton.tsx';

/** One account: name and classes, then the record's own texts or, once signed in, everything that explains them. */
export function AccountView(props: {
  account: AccountState;
  session: Session;
  sessionState: SessionState;
  onLanguage: (language: Language) => void;
  onRetry: () => void;
}) {
  const { account, session, sessionState, onLanguage, onRetry } = props;
  const { record, recordProblem, card, failure } = account;
  const { texts } = useSpeech();
  if (!record && !card && recordProblem === undefined) return <Skeleton />;
  const isLoadingCard = sessionState.status === 'signed-in' && !card && !failure;
  return (
    <article class="card">
      <header>
        <h1>{card?.account.name ?? record?.name}</h1>
        <LanguageButton onLanguage={onLanguage} />
        <Badges card={card} record={record} />
      </header>
      {recordProblem !== undefined && !card && <Notice {...texts.problems[recordProblem]} />}
      {failure && (
        <Notice title={failure.message} remedy={failure.remedy}>
          {card && <p>{texts.card.stale}</p>}
          <button type="button" onClick={onRetry}>
            {texts.tryAgain}
          </button>
        </Notice>
      )}
      {card ? (
        <>
          <SignInPanel session={session} state={sessionState} />
          <CardBody card={card} isFresh={sessionState.isFresh === true} />
          <CardFooter card={card} userName={sessionState.userName} />
        </>
      ) : (
        <>
          {record && <RecordSummary record={record} />}
          {isLoadingCard ? <Skeleton /> : <SignInPanel session={session} state={sessionState} />}
        </>
      )}
    </article>
  );
}

function CardBody({ card, isFresh }: { card: AccountCard; isFresh: boolean }) {
  const { plays } = card.strategy;
  const next = plays.find(({ isWaiting }) => !isWaiting);
  return (
    <div class="columns">
      <div>
        <NextAction play={next} isFresh={isFresh} />
        <Plays plays={plays.filter((play) => play !== next)} />
      </div>
      <div>
        <Classes classes={card.classes} />
        <Deals deals={card.deals} />
        <Group group={card.group} />
      </div>
    </div>
  );
}
