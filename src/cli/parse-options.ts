import { parseArgs } from 'node:util';
import type { Text } from '../core/text.ts';
import { CliError } from './cli-error.ts';

/** Options of a command, all of the form `--name VALUE`. Throws a {@link CliError} for any other argument. */
export function parseOptions<Name extends string>(
  args: string[],
  names: readonly Name[],
  command: string,
): Partial<Record<Name, string>> {
  return parseArguments(args, names, command, 0).options;
}

/** Options of a command and the words beside them, of which there may be `mostWords`. */
export function parseArguments<Name extends string>(
  args: string[],
  names: readonly Name[],
  command: string,
  mostWords: number,
): { options: Partial<Record<Name, string>>; words: string[] } {
  const known = Object.fromEntries(names.map((name) => [name, { type: 'string' as const }]));
  const { tokens } = parseArgs({
    args,
    options: known,
    strict: false,
    tokens: true,
    allowPositionals: true,
  });
  const options: Partial<Record<Name, string>> = {};
  const words: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (words.push(token.value) > mostWords) throw usage(command, notUnderstood(token.value));
      continue;
    }
    if (token.kind !== 'option') continue;
    const name = names.find((each) => each === token.name);
    if (name === undefined) throw usage(command, notUnderstood(token.rawName));
    if (token.value === undefined || token.value === '') throw usage(command, needsValue(name));
    options[name] = token.value;
  }
  return { options, words };
}

/** An error in what was typed, with the way to the usage of the command. */
export function usage(command: string, sentence: Text): CliError {
  return new CliError(sentence, {
    en: `tierwise ${command} --help lists the options.`,
    zh: `运行 tierwise ${command} --help 查看全部选项。`,
  });
}

function notUnderstood(argument: string): Text {
  return {
    en: `The argument “${argument}” is not understood.`,
    zh: `无法识别参数“${argument}”。`,
  };
}

function needsValue(name: string): Text {
  return { en: `The option --${name} needs a value.`, zh: `选项 --${name} 需要一个值。` };
}
