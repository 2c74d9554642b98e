import { readFileSync } from 'node:fs';
import type { Language, Text } from '../core/text.ts';
import { CliError } from './cli-error.ts';
import { commands } from './commands.ts';
import { systemLanguage } from './language.ts';
import { openTerminal, type Terminal, tell } from './terminal.ts';
import { BrokenPipe } from './writer.ts';

/**
 * Runs the command that was typed and answers the exit code: 0 done, 1 something went wrong inside, 2 something the
 * person can mend.
 */
export async function runCli(args: string[]): Promise<number> {
  const terminal = openTerminal(systemLanguage());
  try {
    await dispatch(takeLanguage(args, terminal), terminal);
    terminal.out.end();
    return 0;
  } catch (error) {
    return report(error, terminal);
  }
}

async function dispatch([word, ...args]: string[], terminal: Terminal): Promise<void> {
  const { language, out } = terminal;
  if (word === '--version' || word === '-v') return out.write(`${version()}\n`);
  if (word === undefined || word === '--help' || word === '-h' || word === 'help') {
    return out.write(overview(language));
  }
  const command = Object.hasOwn(commands, word) ? commands[word] : undefined;
  if (!command) throw unknownCommand(word);
  const { help, run } = await command.load();
  if (args.includes('--help') || args.includes('-h')) return out.write(help[language]);
  await run(args, terminal);
}

/** Takes `--language en|zh`, which every command understands, out of the arguments. */
function takeLanguage(args: string[], terminal: Terminal): string[] {
  const at = args.findIndex((arg) => arg === '--language' || arg.startsWith('--language='));
  if (at === -1) return args;
  const [first = '', second] = args.slice(at);
  const inOne = first.includes('=');
  const given = inOne ? first.slice(first.indexOf('=') + 1) : second;
  if (given !== 'en' && given !== 'zh') throw unknownLanguage(given);
  terminal.language = given;
  return [...args.slice(0, at), ...args.slice(at + (inOne ? 1 : 2))];
}

function report(error: unknown, terminal: Terminal): number {
  if (error instanceof BrokenPipe) return 0;
  if (error instanceof CliError) {
    tell(terminal, error.sentence, error.remedy);
    return 2;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  tell(terminal, {
    en: `Something went wrong inside Tierwise; please report it with these lines.\n${detail}`,
    zh: `Tierwise 内部出错，请附上以下内容反馈。\n${detail}`,
  });
  return 1;
}

function overview(language: Language): string {
  const rows = Object.entries(commands).map(
    ([word, { summary }]) => `  ${word.padEnd(13)} ${summary[language]}\n`,
  );
  return usage[language].replace('{commands}', rows.join(''));
}

const usage: Text = {
  en: `Tierwise classifies the accounts of a Zoho CRM organization and says why.

Usage: tierwise COMMAND [OPTIONS]

Commands:
{commands}
Options of every command:
  --help             how it is used
  --language en|zh   language of what is said; that of the system when absent

tierwise --version prints the version.
`,
  zh: `Tierwise 对 Zoho CRM 中的客户进行分级，并说明理由。

用法：tierwise 命令 [选项]

命令：
{commands}
所有命令通用的选项：
  --help             查看用法
  --language en|zh   提示语言；默认为系统语言

tierwise --version 显示版本号。
`,
};

function version(): string {
  const manifest = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  return JSON.parse(manifest).version;
}

function unknownCommand(word: string): CliError {
  return new CliError(
    { en: `There is no command “${word}”.`, zh: `没有命令“${word}”。` },
    { en: 'tierwise --help lists the commands.', zh: '运行 tierwise --help 查看全部命令。' },
  );
}

function unknownLanguage(given = ''): CliError {
  return new CliError(
    {
      en: `--language takes en or zh, not “${given}”.`,
      zh: `--language 可为 en 或 zh，而不是“${given}”。`,
    },
    { en: 'Leave it out for the language of the system.', zh: '省略则使用系统语言。' },
  );
}
