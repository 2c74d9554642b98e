import type { ByteTexts } from './byte-texts.ts';

/** Numbers texts in the order they first appear, from 0. */
export interface ByteTable {
  /** The number of the text `bytes[start … end)`; a text not seen before gets {@link size} and is kept. */
  numberOf(bytes: Buffer, start: number, end: number): number;
  /** Distinct texts seen so far. */
  size(): number;
  /** Every text so far, as it lies in memory of its own: more texts may move it. */
  contents(): ByteTexts;
}

const empty = -1;

/**
 * A table of texts as bytes: exact like a `Map`, but no text is made to look one up, and millions of them lie in one
 * piece of memory instead of an object each.
 */
export function createByteTable(): ByteTable {
  /** Pairs of hash and number, so that one look at memory tells most texts apart. */
  let slots = new Int32Array(1 << 10).fill(empty);
  /** Where the bytes of text `i` begin; they end where those of the next one do. */
  let starts = new Int32Array(1 << 8);
  let kept = Buffer.alloc(1 << 12);
  let size = 0;

  function numberOf(bytes: Buffer, start: number, end: number): number {
    const hash = hashOf(bytes, start, end);
    const mask = slots.length - 1;
    let slot = (hash << 1) & mask;
    for (;;) {
      const number = slots[slot + 1] as number;
      if (number === empty) {
        keep(bytes, start, end, hash, slot);
        return size - 1;
      }
      if (slots[slot] === hash && isText(number, bytes, start, end)) return number;
      slot = (slot + 2) & mask;
    }
  }

  function isText(number: number, bytes: Buffer, start: number, end: number): boolean {
    const from = starts[number] as number;
    if ((starts[number + 1] as number) - from !== end - start) return false;
    for (let i = end - start - 1; i >= 0; i--) {
      if (kept[from + i] !== bytes[start + i]) return false;
    }
    return true;
  }

  function keep(bytes: Buffer, start: number, end: number, hash: number, slot: number): void {
    const from = starts[size] as number;
    const to = from + end - start;
    if (to > kept.length) kept = Buffer.concat([kept], Math.max(2 * kept.length, to));
    for (let i = start; i < end; i++) kept[from + i - start] = bytes[i] as number;
    slots[slot] = hash;
    slots[slot + 1] = size;
    size += 1;
    if (size + 1 >= starts.length) grow();
    starts[size] = to;
  }

  /** Room for twice as many; the slots stay at least half empty. */
  function grow(): void {
    const longer = new Int32Array(starts.length * 2);
    longer.set(starts);
    starts = longer;
    const old = slots;
    slots = new Int32Array(old.length * 2).fill(empty);
    const mask = slots.length - 1;
    for (let at = 0; at < old.length; at += 2) {
      if (old[at + 1] === empty) continue;
      let slot = ((old[at] as number) << 1) & mask;
      while (slots[slot + 1] !== empty) slot = (slot + 2) & mask;
      slots[slot] = old[at] as number;
      slots[slot + 1] = old[at + 1] as number;
    }
  }

  return {
    numberOf,
    size: () => size,
    contents: () => ({ bytes: kept, starts, size }),
  };
}

/** FNV-1a, its halves mixed since the lower bits choose the slot. http://www.isthe.com/chongo/tech/comp/fnv/ */
function hashOf(bytes: Buffer, start: number, end: number): number {
  let hash = 0x811c9dc5;
  for (let i = start; i < end; i++) hash = Math.imul(hash ^ (bytes[i] as number), 0x01000193);
  return hash ^ (hash >>> 15);
}
