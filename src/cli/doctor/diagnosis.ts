import type { Finding } from '../../app/doctor/examine.ts';
import type { Language } from '../../core/text.ts';

/** Everything `tierwise doctor` found. */
export interface Diagnosis {
  server: Finding[];
  organizations: { id: string; name: string; findings: Finding[] }[];
}

/** The same as JSON, its words in one language. */
export function diagnosisJson({ server, organizations }: Diagnosis, language: Language): string {
  const inWords = ({ check, code, severity, sentence, remedy }: Finding) => ({
    check,
    code,
    severity,
    sentence: sentence[language],
    remedy: remedy?.[language],
  });
  const told = {
    server: server.map(inWords),
    organizations: organizations.map(({ id, name, findings }) => ({
      id,
      name,
      findings: findings.map(inWords),
    })),
  };
  return `${JSON.stringify(told, undefined, 2)}\n`;
}
