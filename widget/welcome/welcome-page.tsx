import { LanguageButton } from '../card/language-button.tsx';
import { useCell } from '../cell.ts';
import type { LanguageChoice } from '../texts/language-choice.ts';
import { Speaking } from '../texts/speaking.tsx';
import { useSpeech } from '../texts/speech.ts';
import { useTitle } from '../texts/use-title.ts';
import { ConnectForm } from './connect-form.tsx';

/** The front page: what Tierwise is, and the way to connect it. */
export function WelcomePage(props: {
  languageChoice: LanguageChoice;
  dataCenters: Promise<string[]>;
}) {
  const { languageChoice, dataCenters } = props;
  const language = useCell(languageChoice.language);
  return (
    <Speaking language={language}>
      <main class="page">
        <LanguageButton onLanguage={languageChoice.choose} />
        <Welcome />
        <ConnectForm dataCenters={dataCenters} />
      </main>
    </Speaking>
  );
}

function Welcome() {
  const { texts } = useSpeech();
  const { pageTitle, title, lead, points } = texts.welcome;
  useTitle(pageTitle);
  return (
    <>
      <p class="eyebrow">
        <img src="./icon.svg" alt="" width="20" height="20" />
        {pageTitle}
      </p>
      <h1>{title}</h1>
      <p class="lead">{lead}</p>
      <ul class="points">
        {points.map(({ title: name, body }) => (
          <li key={name}>
            <h2>{name}</h2>
            <p>{body}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
