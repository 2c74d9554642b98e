import type { DealPart } from '../book/deal-part.ts';
import { type DealSource, readDealPart } from '../book/read-deal-part.ts';
import type { FilePart } from '../csv/read-records.ts';
import { answerOrder } from './answer-order.ts';

/** The part of a file of deals that a thread is to read. */
export interface ReadingOrder {
  source: DealSource;
  part: FilePart;
}

answerOrder(({ source, part }: ReadingOrder) => readDealPart(source, part), memoryOf);

function memoryOf({ deals, ids, references }: DealPart): ArrayBuffer[] {
  const columns = [
    ...Object.values(deals),
    ...Object.values(references.keys),
    ...Object.values(ids?.keys ?? {}),
    ...[references.others.bytes, references.others.starts],
    ...(ids ? [ids.others.bytes, ids.others.starts] : []),
  ];
  return columns.map(({ buffer }) => buffer as ArrayBuffer);
}
