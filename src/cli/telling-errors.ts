import { AppError } from '../app/errors.ts';
import type { Text } from '../core/text.ts';
import { CliError } from './cli-error.ts';

/** Does something and tells errors that a person can mend as a {@link CliError}; others, which are ours, stay as they are. */
export async function tellingErrors<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'internal') throw error;
    const sentence = { en: error.sentence('en'), zh: error.sentence('zh') };
    throw new CliError(sentence, remedyOf(error), { cause: error });
  }
}

/** What to do at a terminal; there is no address to check there. */
function remedyOf(error: AppError): Text {
  if (error.code !== 'not-found') return { en: error.remedy('en'), zh: error.remedy('zh') };
  return {
    en: 'tierwise organizations list shows what is kept here, and tierwise organizations runs ID what was done.',
    zh: '可用 tierwise organizations list 查看已保存的组织，用 tierwise organizations runs 组织ID 查看运行记录。',
  };
}
