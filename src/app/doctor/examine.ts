import type { Text } from '../../core/text.ts';
import type { Check, Severity, Verdict } from './check.ts';

/** What a check found, in words. */
export interface Finding {
  check: string;
  title: Text;
  code: string;
  severity: Severity;
  sentence: Text;
  /** What to do; absent where there is nothing to do. */
  remedy?: Text | undefined;
}

/** What every check finds in some facts, in order. */
export function examine<Facts>(checks: readonly Check<Facts>[], facts: Facts): Finding[] {
  return checks.map((check) => {
    const { code, values = {} } = check.evaluate(facts);
    const words = check.findings[code];
    if (!words) throw new Error(`the check ${check.id} has no words for ${code}`);
    const { severity, sentence, remedy } = words;
    return {
      check: check.id,
      title: check.title,
      code,
      severity,
      sentence: fill(sentence, values),
      remedy: remedy && fill(remedy, values),
    };
  });
}

function fill(text: Text, values: NonNullable<Verdict['values']>): Text {
  const inLanguage = (language: keyof Text) =>
    text[language].replace(/\{(\w+)\}/g, (place, name: string) => {
      const value = values[name];
      return typeof value === 'object' ? value[language] : String(value ?? place);
    });
  return { en: inLanguage('en'), zh: inLanguage('zh') };
}
