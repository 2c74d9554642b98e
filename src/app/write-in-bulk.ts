import { createBeginBulkWrite } from './begin-bulk-write.ts';
import type { WriteTask } from './book-outcomes.ts';
import type { AppDependencies } from './dependencies.ts';
import { createFinishBulkWrite } from './finish-bulk-write.ts';
import { createMayWriteInBulk } from './may-write-in-bulk.ts';

/**
 * Writes in bulk as long as that is allowed and cheaper, job after job; what remains is written call by call. A job that an
 * earlier process began is taken over first, and no other is begun before it has ended.
 */
export function createWriteInBulk(dependencies: AppDependencies) {
  const finishBulkWrite = createFinishBulkWrite(dependencies);
  const mayWriteInBulk = createMayWriteInBulk(dependencies);
  const beginBulkWrite = createBeginBulkWrite(dependencies);

  return async function writeInBulk(
    task: WriteTask,
    onProgress: () => Promise<void>,
  ): Promise<void> {
    await finishBulkWrite(task, onProgress);
    while ((await mayWriteInBulk(task.organization)) && (await beginBulkWrite(task)))
      await finishBulkWrite(task, onProgress);
  };
}
