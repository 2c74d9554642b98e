import { type Terminal, tell } from '../terminal.ts';
import type { Warning } from './warning.ts';

/** Says warnings on standard error, each with its remedy. */
export function tellWarnings(terminal: Terminal, warnings: readonly Warning[]): void {
  for (const { sentence, remedy } of warnings) {
    const warning = { en: `warning: ${sentence.en}`, zh: `警告：${sentence.zh}` };
    tell(terminal, warning, remedy);
  }
}
