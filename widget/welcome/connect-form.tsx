import { useEffect, useState } from 'preact/hooks';
import type { Failure, Language } from '../../src/http/contract.ts';
import { Notice } from '../card/notice.tsx';
import { failureIn } from '../server/server-failure.ts';
import { useSpeech } from '../texts/speech.ts';

/** Where the organization lives and in which language its fields shall be; leads to Zoho's consent page. */
export function ConnectForm({ dataCenters }: { dataCenters: Promise<string[]> }) {
  const { texts, language } = useSpeech();
  const words = texts.welcome;
  const [choices, setChoices] = useState<string[]>([]);
  const [failure, setFailure] = useState<Failure | undefined>(undefined);
  const [dataCenter, setDataCenter] = useState('');
  const [fieldLanguage, setFieldLanguage] = useState<Language | undefined>(undefined);
  useEffect(() => {
    dataCenters.then(setChoices, (error: unknown) => setFailure(failureIn(error)));
  }, [dataCenters]);
  const chosen = { dataCenter: dataCenter || choices[0], language: fieldLanguage ?? language };
  return (
    <section class="connect" aria-labelledby="connect">
      <h2 id="connect">{words.connect}</h2>
      <p>{words.connectBody}</p>
      {failure && <Notice title={failure.message} remedy={failure.remedy} />}
      <label>
        <span>{words.dataCenter}</span>
        <select
          value={chosen.dataCenter ?? ''}
          onChange={(event) => setDataCenter(event.currentTarget.value)}
        >
          {choices.map((id) => (
            <option key={id} value={id}>
              {words.dataCenters[id] ?? id}
            </option>
          ))}
        </select>
        <small>{words.dataCenterHint}</small>
      </label>
      <label>
        <span>{words.language}</span>
        <select
          value={chosen.language}
          onChange={(event) => setFieldLanguage(event.currentTarget.value as Language)}
        >
          <option value="en">{words.languages.en}</option>
          <option value="zh">{words.languages.zh}</option>
        </select>
        <small>{words.languageHint}</small>
      </label>
      {/* A link, not a form: a page's form-action also binds the redirect to Zoho that follows. */}
      <a class="button primary" href={connectAddress(chosen)}>
        {words.button}
      </a>
      <p class="soft">{words.trust}</p>
    </section>
  );
}

function connectAddress(chosen: { dataCenter: string | undefined; language: Language }): string {
  const query = new URLSearchParams({ language: chosen.language });
  if (chosen.dataCenter) query.set('dataCenter', chosen.dataCenter);
  return `/connect?${query}`;
}
