import { type MessagePort, workerData } from 'node:worker_threads';
import type { FilePart } from '../csv/read-records.ts';
import type { DealPart } from './deal-part.ts';
import { type DealSource, readDealPart } from './read-deal-part.ts';

/** What a thread that reads deals is told. */
export interface PartOrder {
  source: DealSource;
  part: FilePart;
  /** Becomes 1 when the part lies in the port, or `undefined` there says that it could not be read. */
  isDone: Int32Array;
  port: MessagePort;
}

const { source, part, isDone, port } = workerData as PartOrder;
try {
  const read = readDealPart(source, part);
  port.postMessage(read, buffersOf(read));
} catch {
  // Whoever waits reads the file again and meets the same trouble, in its own thread.
  port.postMessage(undefined);
} finally {
  Atomics.store(isDone, 0, 1);
  Atomics.notify(isDone, 0);
}

/** The memory that is handed over instead of copied. */
function buffersOf({ deals, ids, references }: DealPart): ArrayBuffer[] {
  const columns = [
    ...Object.values(deals),
    ...Object.values(references.keys),
    ...Object.values(ids?.keys ?? {}),
    ...[references.others.bytes, references.others.starts],
    ...(ids ? [ids.others.bytes, ids.others.starts] : []),
  ];
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}
