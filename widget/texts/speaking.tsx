import type { ComponentChildren } from 'preact';
import { useLayoutEffect } from 'preact/hooks';
import type { Language } from '../../src/http/contract.ts';
import { SpeechContext } from './speech.ts';
import { textsOf } from './texts-of.ts';

/** Everything inside speaks the language, and the document says so to browsers and screen readers. */
export function Speaking(props: { language: Language; children: ComponentChildren }) {
  const { language, children } = props;
  useLayoutEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <SpeechContext.Provider value={{ language, texts: textsOf(language) }}>
      {children}
    </SpeechContext.Provider>
  );
}
