import type { Text } from '../core/text.ts';

/** Why a command cannot go on, for the person who typed it: what is wrong and what to do. Ends the command with code 2. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly sentence: Text;
  readonly remedy: Text;

  constructor(sentence: Text, remedy: Text, options?: ErrorOptions) {
    super(sentence.en, options);
    this.sentence = sentence;
    this.remedy = remedy;
  }
}
