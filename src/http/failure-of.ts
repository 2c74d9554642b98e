import type { AppError } from '../app/errors.ts';
import type { Failure, Language } from './contract.ts';

/** An error as it is told to a reader: code, sentence and remedy in their language. */
export function failureOf(error: AppError, language: Language): Failure {
  return {
    code: error.code,
    message: error.sentence(language),
    remedy: error.remedy(language),
  };
}
