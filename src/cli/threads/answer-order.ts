import { parentPort, workerData } from 'node:worker_threads';

/**
 * Does what this thread was started for and hands over the answer.
 *
 * @param memoryOf the memory of an answer that is handed over instead of copied
 */
export function answerOrder<Order, Answer>(
  carryOut: (order: Order) => Answer,
  memoryOf: (answer: Answer) => ArrayBuffer[],
): void {
  const answer = carryOut(workerData as Order);
  parentPort?.postMessage(answer, memoryOf(answer));
}
