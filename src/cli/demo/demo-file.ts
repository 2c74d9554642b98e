import { mkdirSync, readFileSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { CliError } from '../cli-error.ts';

/** Where a running demo says how to reach it, below the working directory. */
const demoFilePath = join('.tierwise', 'demo.json');

const Account = z.object({ id: z.string(), name: z.string(), url: z.string() });

/** What a demo that is up says of itself. */
const Details = z.object({
  language: z.enum(['en', 'zh']),
  crmUrl: z.string(),
  accountsUrl: z.string(),
  serverUrl: z.string(),
  domainName: z.string(),
  people: z.array(z.object({ email: z.string(), name: z.string(), role: z.string() })),
  /** Who sees every account. */
  manager: z.string(),
  /** Accounts worth a look, by what they show. */
  accounts: z.record(z.string(), Account),
  /** Open deals whose winning changes classes one can see, best first. */
  toWin: z.array(z.object({ accountId: z.string(), dealId: z.string() })),
});

const DemoFile = z.object({
  pid: z.number().int().positive(),
  /** Epoch milliseconds. */
  startedAt: z.number(),
  /** Everything the demo keeps on disk is in here. */
  folder: z.string(),
  /** Absent until everything is classified. */
  details: Details.optional(),
});

/** The file of a demo. */
export type DemoFile = z.infer<typeof DemoFile>;
/** What a demo that is up says of itself. */
export type DemoDetails = z.infer<typeof Details>;

/** A demo's own file, from its start to its end. */
export interface ClaimedFile {
  /** Says how to reach the demo. */
  publish(details: DemoDetails): void;
  /** Removes the file, if it is still ours. */
  remove(): void;
}

/** Claims the file for this process; throws a `CliError` when another demo runs here. What a killed demo left is cleared away. */
export function claimDemoFile(folder: string, path = demoFilePath): ClaimedFile {
  const claim: DemoFile = { pid: process.pid, startedAt: Date.now(), folder };
  mkdirSync(dirname(path), { recursive: true });
  const found = readDemoFile(path);
  if (found && isAlive(found.pid)) throw alreadyRunning(found);
  if (found) clearAway(found, path);
  try {
    writeFileSync(path, JSON.stringify(claim), { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw alreadyRunning(readDemoFile(path));
  }
  return {
    publish(details) {
      // A reader sees the whole file or the one before.
      writeFileSync(`${path}.new`, `${JSON.stringify({ ...claim, details }, undefined, 2)}\n`);
      renameSync(`${path}.new`, path);
    },
    remove() {
      if (readDemoFile(path)?.pid === process.pid) rmSync(path, { force: true });
    },
  };
}

/** The file of the demo that runs here; throws a `CliError` when there is none, or none any more, or not yet. */
export function readRunningDemo(path = demoFilePath): DemoFile & { details: DemoDetails } {
  const found = readDemoFile(path);
  if (!found) throw notRunning();
  if (!isAlive(found.pid)) throw leftBehind(found.pid);
  const { details } = found;
  if (!details) throw stillStarting();
  return { ...found, details };
}

/** `undefined` when there is no such file, or it holds something else. */
function readDemoFile(path: string): DemoFile | undefined {
  try {
    return DemoFile.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    return undefined;
  }
}

/** Removes the file of a demo that was killed, and the folder it could not remove itself. */
function clearAway({ folder }: DemoFile, path: string): void {
  if (folder.startsWith(join(tmpdir(), folderPrefix)))
    rmSync(folder, { recursive: true, force: true });
  unlinkSync(path);
}

/** How the folders of demos are called in the system's folder for temporary files. */
export const folderPrefix = 'tierwise-demo-';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

function alreadyRunning(found: DemoFile | undefined): CliError {
  const who = found ? ` (${found.pid})` : '';
  return new CliError(
    {
      en: `A demo runs in this folder already: process${who}.`,
      zh: `此目录中已有演示在运行：进程${who}。`,
    },
    {
      en: `Stop it with Ctrl+C, or start this one in another folder. If that process is something else, remove ${demoFilePath}.`,
      zh: `请先按 Ctrl+C 停止它，或在其他目录中启动。如果该进程与演示无关，请删除 ${demoFilePath}。`,
    },
  );
}

function notRunning(): CliError {
  return new CliError(
    { en: 'No demo runs in this folder.', zh: '此目录中没有正在运行的演示。' },
    {
      en: 'Start one with “tierwise demo”, and run this in a second terminal in the same folder.',
      zh: '请先运行 tierwise demo，再在同一目录的另一个终端中执行此命令。',
    },
  );
}

function leftBehind(pid: number): CliError {
  return new CliError(
    {
      en: `The demo of this folder (process ${pid}) is no longer running.`,
      zh: `此目录中的演示（进程 ${pid}）已不在运行。`,
    },
    {
      en: 'Start it again with “tierwise demo”; that clears away what was left.',
      zh: '请重新运行 tierwise demo，残留内容会自动清理。',
    },
  );
}

function stillStarting(): CliError {
  return new CliError(
    { en: 'The demo is still starting.', zh: '演示仍在启动中。' },
    {
      en: 'Wait until it says that every account is classified.',
      zh: '请等到提示所有客户已完成分级后再试。',
    },
  );
}
