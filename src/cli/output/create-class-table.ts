/** Something about each class of a dimension. */
export interface ClassTable<T> {
  /** What belongs to a class. */
  of(value: string): T;
  /** Classes asked for so far, and what belongs to each. */
  entries(): [string, T][];
}

/**
 * A table of the classes that one dimension answers. They are so few that looking at each is several times faster than hashing,
 * which counts when every account of a million asks fifteen times.
 */
export function createClassTable<T>(make: (value: string) => T): ClassTable<T> {
  const values: string[] = [];
  const made: T[] = [];
  return {
    of(value) {
      for (let i = 0; i < values.length; i++) if (values[i] === value) return made[i] as T;
      const each = make(value);
      values.push(value);
      made.push(each);
      return each;
    },
    entries: () => values.map((value, i) => [value, made[i] as T]),
  };
}
