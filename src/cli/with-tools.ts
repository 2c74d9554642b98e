import { existsSync } from 'node:fs';
import type { Store } from '../app/ports/store.ts';
import type { Config } from '../config.ts';
import { openTools, type Tools } from '../open-tools.ts';
import { createSqliteStore } from '../store/sqlite-store.ts';
import { CliError } from './cli-error.ts';
import { readSettings } from './read-settings.ts';
import { tellingErrors } from './telling-errors.ts';

/** Works on the configured database and with Zoho; what goes wrong in ways that a person can mend is told as such. */
export async function withTools(work: (tools: Tools) => Promise<void>): Promise<void> {
  await working(openTools, work);
}

/** The same on the database alone, without the second that Zoho's SDK takes to load. */
export async function withStore(work: (store: Store) => Promise<void>): Promise<void> {
  const open = ({ databasePath: path, secretKey }: Config) =>
    createSqliteStore({ path, secretKey });
  await working(open, work);
}

async function working<Opened extends { close(): Promise<void> }>(
  open: (settings: Config) => Promise<Opened>,
  work: (opened: Opened) => Promise<void>,
): Promise<void> {
  const settings = readSettings();
  if (!existsSync(settings.databasePath)) throw noDatabase(settings.databasePath);
  await tellingErrors(async () => {
    const opened = await open(settings);
    try {
      await work(opened);
    } finally {
      await opened.close();
    }
  });
}

function noDatabase(path: string): CliError {
  return new CliError(
    { en: `There is no database at ${path}.`, zh: `${path} 处没有数据库。` },
    {
      en: 'Run this where the server runs, with its .env; the server makes the database when it first starts.',
      zh: '请在服务所在的目录并使用同一份 .env 运行；数据库会在服务首次启动时创建。',
    },
  );
}
