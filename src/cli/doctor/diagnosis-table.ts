import type { Severity } from '../../app/doctor/check.ts';
import type { Finding } from '../../app/doctor/examine.ts';
import type { Language } from '../../core/text.ts';
import { printable } from '../output/printable.ts';
import { fitText, textWidth } from '../output/text-width.ts';
import type { Diagnosis } from './diagnosis.ts';

const marks: Readonly<Record<Severity, string>> = {
  fine: '✓',
  warning: '!',
  problem: '✗',
  unknown: '?',
};

const heads = {
  server: { en: 'Server', zh: '服务' },
  organization: { en: 'Organization', zh: '组织' },
} as const;

/** What was found, a line each with a mark, and beneath what to do. */
export function diagnosisTable(diagnosis: Diagnosis, language: Language): string {
  const { server, organizations } = diagnosis;
  const all = [server, ...organizations.map(({ findings }) => findings)].flat();
  const width = Math.max(...all.map(({ title }) => textWidth(title[language])));
  const blocks = [
    [heads.server[language], ...linesOf(server, language, width)],
    ...organizations.map(({ id, name, findings }) => [
      `${heads.organization[language]} ${id} ${printable(name)}`,
      ...linesOf(findings, language, width),
    ]),
  ];
  return `${blocks.map((lines) => lines.join('\n')).join('\n\n')}\n`;
}

function linesOf(findings: readonly Finding[], language: Language, width: number): string[] {
  return findings.flatMap(({ title, severity, sentence, remedy }) => {
    const line = `  ${marks[severity]} ${fitText(title[language], width)}  ${printable(sentence[language])}`;
    const indent = ' '.repeat(width + 6);
    const steps = remedy?.[language].split('\n') ?? [];
    return [line, ...steps.map((step) => `${indent}${printable(step)}`)];
  });
}
