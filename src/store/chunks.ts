/** The list in pieces of at most `size`: statements have a limit of parameters (32,766 in SQLite). */
export function* chunks<Item>(list: readonly Item[], size: number): Generator<Item[]> {
  for (let start = 0; start < list.length; start += size) yield list.slice(start, start + size);
}
