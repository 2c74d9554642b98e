import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Summary } from '../../src/cli/output/summarize.ts';

/** How a run of the command ended. */
export interface Ended {
  code: number | null;
  out: string;
  err: string;
}

const command = join(process.cwd(), 'dist/cli.js');

/** Runs the built command as a shell does: the file itself, in English unless told otherwise. */
export function runTierwise(...args: string[]): Ended {
  return run(command, args);
}

/** Runs a line of shell in which `$0` is the built command and `$1` the first argument. */
export function runInShell(line: string, ...args: string[]): Ended {
  return run('bash', ['-c', line, command, ...args]);
}

function run(file: string, args: string[]): Ended {
  const env = { ...process.env, LC_ALL: 'C.UTF-8', TZ: 'Asia/Shanghai' };
  const { status, stdout, stderr } = spawnSync(file, args, { env, maxBuffer: 1 << 28 });
  return { code: status, out: stdout.toString(), err: stderr.toString() };
}

/** A folder that is gone after the test. */
export function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tierwise-cli-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** A file with some contents, gone after the test; anything but text and bytes is written as JSON. */
export function aFile(contents: unknown, name = 'file.csv'): string {
  const path = join(aFolder(), name);
  const isRaw = typeof contents === 'string' || Buffer.isBuffer(contents);
  writeFileSync(path, isRaw ? contents : JSON.stringify(contents));
  return path;
}

/** A book given in short. */
export interface Files {
  deals: string | Buffer;
  accounts?: string | Buffer;
  mapping?: unknown;
  policy?: unknown;
}

/** Classifies a book and answers how that ended and the summary it wrote. */
export function classify(files: Files, ...args: string[]): Ended & { summary: Summary } {
  const summary = join(aFolder(), 'summary.json');
  const given = Object.entries(files).flatMap(([name, contents]) => [
    `--${name}`,
    aFile(contents, name),
  ]);
  const ended = runTierwise('classify', ...given, '--summary', summary, ...args);
  if (ended.code !== 0) throw new Error(`classify ended with ${ended.code}: ${ended.err}`);
  return { ...ended, summary: JSON.parse(readFileSync(summary, 'utf8')) };
}

/** The error with which classifying a book is refused. */
export function refusal(files: Files, ...args: string[]): string {
  const given = Object.entries(files).flatMap(([name, contents]) => [
    `--${name}`,
    aFile(contents, name),
  ]);
  const { code, out, err } = runTierwise('classify', ...given, ...args);
  if (code !== 2 || out !== '') throw new Error(`ended with ${code}, said “${out}” and “${err}”`);
  return err;
}

/** Rows of a CSV without quotes, by the names of its columns. */
export function rowsOf(csv: string): Record<string, string>[] {
  const [header = '', ...lines] = csv.trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']));
  });
}
