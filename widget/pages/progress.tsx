import { render } from 'preact';
import { createProgress } from '../progress/create-progress.ts';
import { ProgressPage } from '../progress/progress-page.tsx';
import { createLanguageChoice } from '../texts/language-choice.ts';

const languageChoice = createLanguageChoice(new URLSearchParams(location.search).get('language'));
const link = location.hash.replace(/^#/, '');
const progress = createProgress(link, languageChoice.language.get);
render(<ProgressPage progress={progress} languageChoice={languageChoice} />, document.body);
void progress.follow();
languageChoice.language.watch(() => void progress.follow());
