import { render } from 'preact';
import { readEnding } from '../session/read-ending.ts';
import { tellOpener } from '../session/tell-opener.ts';
import { createLanguageChoice } from '../texts/language-choice.ts';
import { textsOf } from '../texts/texts-of.ts';
import { SignedInPage } from '../welcome/signed-in-page.tsx';

const { language } = createLanguageChoice(new URLSearchParams(location.search).get('language'));
const ending = readEnding(location.hash);
// The ticket is worth a session for a minute: it has no business in the address bar or the history.
history.replaceState(null, '', location.pathname + location.search);
const isTold = ending !== undefined && tellOpener(ending);
document.title = textsOf(language.get()).signedIn.title;
render(<SignedInPage language={language.get()} ending={ending} isTold={isTold} />, document.body);
if (isTold) window.close();
