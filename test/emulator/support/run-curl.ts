import { spawn, spawnSync } from 'node:child_process';
import { z } from 'zod';

/** Whether the system has curl. */
export const hasCurl = spawnSync('curl', ['--version']).status === 0;

/** What curl wrote, and the HTTP status it got. */
export interface Curled {
  status: number;
  contentType: string;
  bytes: Buffer;
  /** The body, where it is JSON. */
  json: unknown;
}

/** The answer to who asks for an access token. */
export const TokenAnswer = z.object({ access_token: z.string(), api_domain: z.string() });

/** Runs the system's curl without its configuration file. */
export async function runCurl(...args: string[]): Promise<Curled> {
  const told = '\n%{http_code} %{content_type}';
  const child = spawn('curl', ['-q', '-sS', '--max-time', '20', '-w', told, ...args]);
  const chunks: Buffer[] = [];
  let complaint = '';
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString();
  });
  const code = await new Promise((resolve) => child.once('close', resolve));
  if (code !== 0) throw new Error(`curl ended with ${code}: ${complaint}`);
  const whole = Buffer.concat(chunks);
  const end = whole.lastIndexOf('\n');
  const [status = '', ...type] = whole
    .subarray(end + 1)
    .toString()
    .split(' ');
  const bytes = whole.subarray(0, end);
  const contentType = type.join(' ');
  return { status: Number(status), contentType, bytes, json: jsonIn(bytes) };
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}
