import type { Text } from '../core/text.ts';
import { startTierwise } from '../main.ts';
import { CliError } from './cli-error.ts';
import { parseOptions } from './parse-options.ts';
import { readSettings } from './read-settings.ts';
import { tellingErrors } from './telling-errors.ts';
import type { Terminal } from './terminal.ts';
import { untilStopped } from './until-stopped.ts';

/** `tierwise serve`: the server, until it is asked to stop. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  parseOptions(args, [], 'serve');
  const settings = readSettings();
  const tierwise = await tellingErrors(() => startTierwise(settings)).catch(
    (error: NodeJS.ErrnoException) => {
      throw error.code === 'EADDRINUSE' ? portTaken(settings.port, error) : error;
    },
  );
  terminal.err.write(`${ready[terminal.language].replace('{url}', tierwise.publicUrl)}\n`);
  terminal.err.flush();
  await untilStopped();
  await tierwise.stop();
}

const ready: Text = {
  en: 'Tierwise is up. To connect an organization, open {url}',
  zh: 'Tierwise 已启动。如需连接组织，请打开 {url}',
};

function portTaken(port: number, cause: Error): CliError {
  return new CliError(
    { en: `Port ${port} is taken.`, zh: `端口 ${port} 已被占用。` },
    {
      en: 'Stop what listens there, perhaps another Tierwise, or set another PORT in .env.',
      zh: '请停止占用该端口的程序（可能是另一个 Tierwise），或在 .env 中将 PORT 改为其他端口。',
    },
    { cause },
  );
}

/** What `tierwise serve --help` prints. */
export const help: Text = {
  en: `Runs the server that classifies the accounts of connected Zoho CRM organizations.

Usage: tierwise serve

Settings come from the environment and from .env; .env.example lists them all.
Log lines (JSON) go to standard output. Ctrl+C stops it: work under way is finished first.
`,
  zh: `运行服务，对已连接的 Zoho CRM 组织的客户进行分级。

用法：tierwise serve

配置来自环境变量和 .env 文件，全部选项见 .env.example。
日志（JSON）输出到标准输出。按 Ctrl+C 停止，进行中的工作会先完成。
`,
};
