import type { Text } from '../core/text.ts';
import { startTierwise } from '../main.ts';
import { parseOptions } from './parse-options.ts';
import { readSettings } from './read-settings.ts';
import type { Terminal } from './terminal.ts';
import { untilStopped } from './until-stopped.ts';

/** `tierwise serve`: the server, until it is asked to stop. */
export async function run(args: string[], terminal: Terminal): Promise<void> {
  parseOptions(args, [], 'serve');
  const tierwise = await startTierwise(readSettings());
  terminal.err.write(`${ready[terminal.language].replace('{url}', tierwise.publicUrl)}\n`);
  terminal.err.flush();
  await untilStopped();
  await tierwise.stop();
}

const ready: Text = {
  en: 'Tierwise is up. To connect an organization, open {url}',
  zh: 'Tierwise 已启动。如需连接组织，请打开 {url}',
};

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
