/** Hands out Zoho-like ids: 19 digits, unique within an organization and ever growing. */
export interface Identifiers {
  next(): string;
  /** Makes every later id greater than this one, so that sorting by id stays sorting by creation. */
  passOver(id: string): void;
}

/** Ids of an organization begin with seven digits that follow from its `zgid`, as Zoho's do. */
export function createIdentifiers(zgid: string): Identifiers {
  const prefix = 1_000_000n + (BigInt(zgid) % 8_000_000n);
  let last = prefix * 1_000_000_000_000n + 1000n;

  return {
    next: () => {
      last += 1n;
      return String(last);
    },
    passOver: (id) => {
      const given = BigInt(id);
      if (given > last) last = given;
    },
  };
}

/** Orders ids by number without ever turning one into a number. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** Whether a text can be the id of anything in Zoho. */
export function isId(text: unknown): text is string {
  return typeof text === 'string' && /^\d{1,19}$/.test(text);
}
