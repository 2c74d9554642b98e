import { render } from 'preact';
import type { WidgetSettings } from '../../src/http/contract.ts';
import { CardPage } from '../card/card-page.tsx';
import { createCard } from '../card/create-card.ts';
import { keepFresh } from '../card/keep-fresh.ts';
import { callServer } from '../server/call-server.ts';
import { createSession } from '../session/create-session.ts';
import { createLanguageChoice } from '../texts/language-choice.ts';
import { crmOrigin, dataCenterOf } from '../zoho/crm-origin.ts';
import { guardMessages } from '../zoho/guard-messages.ts';
import { loadZoho } from '../zoho/load-zoho.ts';
import { type CrmPage, openCrmPage } from '../zoho/open-crm-page.ts';
import { PageFailure } from '../zoho/page-failure.ts';

/** Our server knows of a change within seconds, and asking it costs next to nothing. */
const serverPauseMs = 5000;
/** Reading a record through the CRM may cost the customer an API credit. */
const recordPauseMs = 15_000;

const origin = crmOrigin(location.href);
guardMessages(origin);

const languageChoice = createLanguageChoice();
const session = createSession({
  language: languageChoice.language.get,
  dataCenter: dataCenterOf(origin),
});
const crmPage = openPage();
const card = createCard(session, crmPage);

render(
  <CardPage
    card={card}
    session={session}
    languageChoice={languageChoice}
    openRecord={(module, id) => void crmPage.then((page) => page.openRecord(module, id))}
    onHeight={(height) => void crmPage.then((page) => page.resize(height)).catch(() => {})}
  />,
  document.body,
);

languageChoice.language.watch(() => void card.reload());
void session.resume();
crmPage.then(start, showProblem);

function start(page: CrmPage): void {
  void page.readLanguage().then((language) => language && languageChoice.suggest(language));
  const refreshNow = keepFresh({
    refresh: card.refresh,
    reload: comeBack,
    pauseMs: () => (session.state.get().status === 'signed-in' ? serverPauseMs : recordPauseMs),
  });
  const readOnceSignedIn = () => {
    if (session.state.get().status === 'signed-in') refreshNow();
  };
  session.state.watch(readOnceSignedIn);
  readOnceSignedIn();
}

/** Somebody who was away may have signed in on another page. */
async function comeBack(): Promise<void> {
  if (session.state.get().status === 'signed-out') await session.resume();
  await card.reload();
}

function showProblem(error: unknown): void {
  const problem = error instanceof PageFailure ? error.problem : 'offline';
  card.state.set({ kind: 'problem', problem });
}

async function openPage(): Promise<CrmPage> {
  if (window.parent === window) throw new PageFailure('not-in-crm');
  const { value: settings } = await callServer<WidgetSettings>('/widget/settings.json', {
    language: languageChoice.language.get(),
  });
  if (!settings) throw new PageFailure('offline');
  const zoho = await loadZoho(settings.sdkUrl);
  return openCrmPage(zoho, settings.fields, (subject) => void card.show(subject));
}
