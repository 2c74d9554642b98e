import type { Language, Text } from '../core/text.ts';
import { createWriter, type Writer } from './writer.ts';

/** The person at the keyboard: what they read and in which language. */
export interface Terminal {
  language: Language;
  /** Standard output, for results. */
  out: Writer;
  /** Standard error, for everything said about them. */
  err: Writer;
}

/** The terminal this process was started from. */
export function openTerminal(language: Language): Terminal {
  return { language, out: createWriter(1, '/dev/stdout'), err: createWriter(2, '/dev/stderr') };
}

/** Says a sentence and what to do about it on standard error. */
export function tell({ language, err }: Terminal, sentence: Text, remedy?: Text): void {
  err.write(`tierwise: ${sentence[language]}\n`);
  if (remedy) err.write(`  ${remedy[language]}\n`);
  err.flush();
}
