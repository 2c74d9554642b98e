import { workerData } from 'node:worker_threads';
import { atWork, done, type ThreadStart } from './start-thread.ts';

/**
 * Does what this thread was started for and hands over the answer.
 *
 * @param memoryOf the memory of an answer that is handed over instead of copied
 */
export function answerOrder<Order, Answer>(
  carryOut: (order: Order) => Answer,
  memoryOf: (answer: Answer) => ArrayBuffer[],
): void {
  const { order, state, port } = workerData as ThreadStart<Order>;
  const enter = (now: number) => {
    Atomics.store(state, 0, now);
    Atomics.notify(state, 0);
  };
  enter(atWork);
  try {
    const answer = carryOut(order);
    port.postMessage(answer, memoryOf(answer));
  } catch {
    port.postMessage(undefined);
  } finally {
    enter(done);
  }
}
