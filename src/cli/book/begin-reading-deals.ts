import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { MessageChannel, receiveMessageOnPort, Worker } from 'node:worker_threads';
import type { FilePart } from '../csv/read-records.ts';
import type { DealPart } from './deal-part.ts';
import type { PartOrder } from './deal-worker.ts';
import { planSplit, type Split } from './plan-split.ts';
import { type DealSource, type ReadPart, readDealPart } from './read-deal-part.ts';

/** Deals that are being read. */
export interface ReadingDeals {
  /** The parts of the file, in its order; waits until they are read. Throws what {@link readDealPart} throws. */
  finish(): DealPart[];
}

/**
 * Begins to read a file of deals. The latter part of a large one is read by a second thread, meanwhile the caller may read
 * accounts; small ones are read when they are asked for.
 *
 * @param accounts the accounts file that is read first, so that both threads get as much to do
 */
export function beginReadingDeals(source: DealSource, accounts: string | undefined): ReadingDeals {
  const split = availableParallelism() > 1 ? planSplit(source, accounts) : undefined;
  const latter = split && readInThread(source, { ...split, from: split.at, to: split.size });
  return {
    finish: () => (split && latter ? finishBoth(source, split, latter) : [readDealPart(source)]),
  };
}

/** Both parts; where a quoted field turns out to lie across the cut, or the thread failed, the file is read in one. */
function finishBoth(source: DealSource, split: Split, latter: () => ReadPart | undefined) {
  const first = readDealPart(source, { from: 0, to: split.at, columns: undefined });
  const second = latter();
  return first.endsWithRecord && second ? [first, second] : [readDealPart(source)];
}

/** Starts a thread for a part; what is answered waits for it, without the event loop. `undefined` when it failed. */
function readInThread(
  source: DealSource,
  part: FilePart,
): (() => ReadPart | undefined) | undefined {
  const program = fileURLToPath(new URL('./deal-worker.js', import.meta.url));
  // Run from its sources, as tests do, the program has no second thread to start.
  if (!existsSync(program)) return undefined;
  const isDone = new Int32Array(new SharedArrayBuffer(4));
  const { port1, port2 } = new MessageChannel();
  const order: PartOrder = { source, part, isDone, port: port2 };
  const worker = new Worker(program, { workerData: order, transferList: [port2] });
  worker.unref();
  return () => {
    Atomics.wait(isDone, 0, 0);
    const { message } = receiveMessageOnPort(port1) ?? {};
    port1.close();
    return message;
  };
}
