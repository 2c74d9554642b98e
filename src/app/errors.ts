import type { Language } from '../core/text.ts';
import { chineseDetail, errorTexts } from './error-texts.ts';

/** What kind of thing went wrong; stable, for programs. */
export type ErrorCode = keyof typeof errorTexts;

/** An error that a person can act on: a code, a sentence and a next step, in both languages. */
export class AppError extends Error {
  override readonly name = 'AppError';
  readonly code: ErrorCode;
  readonly detail: string;
  /** When it is over, where that is known. */
  readonly overAt: number | undefined;

  /**
   * @param detail what exactly, in a few English words (a field, a scope, a limit); never a secret, never personal data
   */
  constructor(code: ErrorCode, detail = '', options: ErrorOptions & { overAt?: number } = {}) {
    super(fill(errorTexts[code].message.en, detail), options);
    this.code = code;
    this.detail = detail;
    this.overAt = options.overAt;
  }

  /** The sentence in a language. */
  sentence(language: Language): string {
    const detail = language === 'zh' ? chineseDetail(this.detail) : this.detail;
    return fill(errorTexts[this.code].message[language], detail);
  }

  /** The next step in a language. */
  remedy(language: Language): string {
    return errorTexts[this.code].remedy[language];
  }
}

function fill(sentence: string, detail: string): string {
  // Without a detail the sentence ends before its place.
  if (detail === '') return sentence.replace(/ ?[(（:：]? ?\{detail\}[)）]?/, '');
  // A function, because a text would have its `$` read as a pattern.
  return sentence.replace('{detail}', () => detail);
}

/** Whether a text is the code of an error that this version knows. */
export function isErrorCode(text: string): text is ErrorCode {
  return Object.hasOwn(errorTexts, text);
}

/** Whether the error is an {@link AppError} of one of the given codes. */
export function isAppError(error: unknown, ...codes: ErrorCode[]): error is AppError {
  return error instanceof AppError && (codes.length === 0 || codes.includes(error.code));
}
