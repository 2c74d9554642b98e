import type { Text } from '../core/text.ts';
import { usage } from './parse-options.ts';
import type { Terminal } from './terminal.ts';

/** What a command can do, by the word that is typed; loaded when it is. */
export type Actions = Readonly<
  Record<string, () => Promise<{ run(args: string[], terminal: Terminal): void | Promise<void> }>>
>;

/** Runs the action that the first word names with the others. A {@link CliError} lists those there are where it names none. */
export async function runAction(
  command: string,
  actions: Actions,
  [word, ...args]: string[],
  terminal: Terminal,
): Promise<void> {
  const load = word !== undefined && Object.hasOwn(actions, word) ? actions[word] : undefined;
  if (!load) throw usage(command, notAnAction(command, Object.keys(actions), word));
  const action = await load();
  await action.run(args, terminal);
}

function notAnAction(command: string, known: readonly string[], word: string | undefined): Text {
  if (word === undefined) {
    return { en: `Say what to do: ${known.join(', ')}.`, zh: `请指定操作：${known.join('、')}。` };
  }
  return {
    en: `tierwise ${command} cannot “${word}”; it can ${known.join(', ')}.`,
    zh: `tierwise ${command} 没有“${word}”操作，可用：${known.join('、')}。`,
  };
}
