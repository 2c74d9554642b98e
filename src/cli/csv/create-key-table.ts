import type { TextKey } from './text-key.ts';

/** Numbers, 0 or more, by {@link TextKey}. */
export interface KeyTable {
  /** The number of a key, −1 without one. */
  get(key: TextKey): number;
  /** Gives a key a number and answers the one it had, −1 without one. */
  set(key: TextKey, number: number): number;
  /** Keys that have a number. */
  size(): number;
}

const empty = -1;
/** High and low half of the key and its number; a fourth makes a slot lie in one line of the processor's cache. */
const slotLength = 4;

/**
 * An empty table: one piece of memory, and for most keys one look at it.
 *
 * @param expected how many keys there will be, where that is known
 */
export function createKeyTable(expected = 500): KeyTable {
  const slotsWanted = 2 ** Math.ceil(Math.log2(2 * expected + 2));
  let slots = new Int32Array(slotsWanted * slotLength).fill(empty);
  let size = 0;

  /** Where the key is, or where it belongs. */
  function slotOf(high: number, low: number): number {
    const mask = slots.length - 1;
    let slot = firstSlot(high, low, mask);
    while (slots[slot + 2] !== empty && (slots[slot] !== high || slots[slot + 1] !== low)) {
      slot = (slot + slotLength) & mask;
    }
    return slot;
  }

  function set({ high, low }: TextKey, number: number): number {
    const slot = slotOf(high, low);
    const earlier = slots[slot + 2] as number;
    slots[slot + 2] = number;
    if (earlier !== empty) return earlier;
    slots[slot] = high;
    slots[slot + 1] = low;
    size += 1;
    if (2 * slotLength * size > slots.length) grow();
    return empty;
  }

  function grow(): void {
    const old = slots;
    slots = new Int32Array(old.length * 2).fill(empty);
    for (let at = 0; at < old.length; at += slotLength) {
      if (old[at + 2] === empty) continue;
      const slot = slotOf(old[at] as number, old[at + 1] as number);
      slots[slot] = old[at] as number;
      slots[slot + 1] = old[at + 1] as number;
      slots[slot + 2] = old[at + 2] as number;
    }
  }

  return {
    get: ({ high, low }) => slots[slotOf(high, low) + 2] as number,
    set,
    size: () => size,
  };
}

/** Ids that count upwards lie beside one another, eight at a time; the rest of an id is mixed (multiplicative hashing, Knuth). */
function firstSlot(high: number, low: number, mask: number): number {
  let hash = Math.imul((low >>> 3) ^ Math.imul(high, 0x85ebca6b), 0x9e3779b1);
  hash ^= hash >>> 15;
  return ((hash << 5) | ((low & 7) * slotLength)) & mask;
}
