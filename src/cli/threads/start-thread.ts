import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';

/** The programs that a second thread can run; one file each in this folder. */
export type ThreadProgram = 'read-deals' | 'choose-rhythm' | 'classify-accounts';

/**
 * Starts a second thread on a task. The function that is answered waits for what it made: `undefined` when it failed or
 * ended without an answer, so that whoever waits does the task itself and meets the same trouble. `undefined` where there
 * is one processor only, and in a program that runs from its sources.
 */
export function startThread<Order, Answer>(
  program: ThreadProgram,
  order: Order,
): (() => Promise<Answer | undefined>) | undefined {
  const path = fileURLToPath(new URL(`./${program}.js`, import.meta.url));
  if (availableParallelism() < 2 || !existsSync(path)) return undefined;
  const worker = new Worker(path, { workerData: order });
  const answer = new Promise<Answer | undefined>((resolve) => {
    worker.once('message', resolve);
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
  // Nobody waits for it before it is asked; an error elsewhere ends the program without it.
  worker.unref();
  return () => {
    worker.ref();
    return answer;
  };
}
