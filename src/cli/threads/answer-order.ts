import { workerData } from 'node:worker_threads';
import type { ThreadStart } from './start-thread.ts';

/**
 * Does what this thread was started for and hands over the answer.
 *
 * @param memoryOf the memory of an answer that is handed over instead of copied
 */
export function answerOrder<Order, Answer>(
  carryOut: (order: Order) => Answer,
  memoryOf: (answer: Answer) => ArrayBuffer[],
): void {
  const { order, isDone, port } = workerData as ThreadStart<Order>;
  try {
    const answer = carryOut(order);
    port.postMessage(answer, memoryOf(answer));
  } catch {
    port.postMessage(undefined);
  } finally {
    Atomics.store(isDone, 0, 1);
    Atomics.notify(isDone, 0);
  }
}
