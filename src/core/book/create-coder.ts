/** Numbers names in the order they appear, from 1; 0 is “unknown”. */
export interface Coder {
  codeOf(name: string | undefined): number;
  /** What each number stands for. */
  readonly names: string[];
}

/** A coder that has seen no name. */
export function createCoder(): Coder {
  const names = [''];
  const codes = new Map<string, number>();
  return {
    names,
    codeOf(name) {
      if (name === undefined) return 0;
      let code = codes.get(name);
      if (code === undefined) {
        code = names.length;
        codes.set(name, code);
        names.push(name);
      }
      return code;
    },
  };
}
