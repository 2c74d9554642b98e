import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { toStoreError } from './to-store-error.ts';

/**
 * Rebuilds a database file in a thread with a connection of its own: seconds for a large file, during which this process
 * goes on and reads, and what it writes waits. `undefined` in a program that runs from its sources, which no thread can load.
 */
export function rebuildInThread(path: string): Promise<void> | undefined {
  const program = fileURLToPath(new URL('./rebuild-thread.js', import.meta.url));
  if (!existsSync(program)) return undefined;
  const thread = new Worker(program, { workerData: path });
  return new Promise((resolve, reject) => {
    thread.once('error', (error) => reject(toStoreError(error)));
    thread.once('exit', () => resolve());
  });
}
