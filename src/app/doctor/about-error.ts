import type { Text } from '../../core/text.ts';
import { AppError, isErrorCode } from '../errors.ts';
import type { Run } from '../ports/run-store.ts';

/** Why a run failed and what to do about it, in words. */
export function aboutError({ error = '', errorDetail = '' }: Run): { error: Text; remedy: Text } {
  const known = new AppError(isErrorCode(error) ? error : 'internal', errorDetail);
  return {
    error: { en: known.sentence('en'), zh: known.sentence('zh') },
    remedy: { en: known.remedy('en'), zh: known.remedy('zh') },
  };
}
