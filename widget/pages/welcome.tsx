import { render } from 'preact';
import type { WidgetSettings } from '../../src/http/contract.ts';
import { callServer } from '../server/call-server.ts';
import { createLanguageChoice } from '../texts/language-choice.ts';
import { WelcomePage } from '../welcome/welcome-page.tsx';

const languageChoice = createLanguageChoice(new URLSearchParams(location.search).get('language'));
const settings = callServer<WidgetSettings>('/widget/settings.json', {
  language: languageChoice.language.get(),
});
render(
  <WelcomePage
    languageChoice={languageChoice}
    dataCenters={settings.then(({ value }) => value?.dataCenters ?? [])}
  />,
  document.body,
);
