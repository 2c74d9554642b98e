import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import {
  MessageChannel,
  type MessagePort,
  receiveMessageOnPort,
  Worker,
} from 'node:worker_threads';

/** The programs that a second thread can run; one file each in this folder. */
export type ThreadProgram = 'read-deals' | 'classify-accounts';

/** What a thread is given beside its order. */
export interface ThreadStart<Order> {
  order: Order;
  /** One number: {@link notBegun}, {@link atWork} or {@link done}. */
  state: Int32Array;
  /** Takes the answer before the state says done. */
  port: MessagePort;
}

const notBegun = 0;
/** State of a thread that works on its order. */
export const atWork = 1;
/** State of a thread that has answered, or failed. */
export const done = 2;

/** A thread that has not begun by then, after all else was done, never will. */
const longestStartMs = 10_000;

/**
 * Starts a second thread on a task. The function that is answered waits for it, without the event loop, and answers what it
 * made, or `undefined` when it failed: whoever waits then does the task itself and meets the same trouble. `undefined` where there is
 * one processor only, and in a program that runs from its sources.
 */
export function startThread<Order, Answer>(
  program: ThreadProgram,
  order: Order,
): (() => Answer | undefined) | undefined {
  const path = fileURLToPath(new URL(`./${program}.js`, import.meta.url));
  if (availableParallelism() < 2 || !existsSync(path)) return undefined;
  const state = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const start: ThreadStart<Order> = { order, state, port: port2 };
  const worker = new Worker(path, { workerData: start, transferList: [port2] });
  // Whoever waits sees that nothing was answered.
  worker.once('error', () => {});
  worker.unref();
  return () => {
    Atomics.wait(state, 0, notBegun, longestStartMs);
    Atomics.wait(state, 0, atWork);
    const { message } = receiveMessageOnPort(port1) ?? {};
    port1.close();
    return message;
  };
}
