import type { BookBuilder } from '../../core/book/create-book-builder.ts';

/** Finds the accounts of a book by what other rows call them. */
export interface AccountDirectory {
  /**
   * Position of the account with this id, else of the only one with this name; `undefined` for every other reference.
   * Accounts added after the first search by name are not found by name.
   */
  find(reference: string): number | undefined;
}

/** A directory of the accounts that a builder holds. */
export function createAccountDirectory(builder: BookBuilder): AccountDirectory {
  let byName: Map<string, number | undefined> | undefined;
  return {
    find(reference) {
      const position = builder.positionOf(recordId(reference));
      if (position !== undefined) return position;
      byName ??= indexNames(builder);
      return byName.get(reference);
    },
  };
}

/** A record id as the API writes it: exports for people put `zcrm_` before it. */
export function recordId(id: string): string {
  return id.startsWith('zcrm_') && /^zcrm_\d+$/.test(id) ? id.slice(5) : id;
}

/** Positions by name; a name that several accounts have leads to none of them. */
function indexNames({ accounts }: BookBuilder): Map<string, number | undefined> {
  const byName = new Map<string, number | undefined>();
  for (const [position, { name }] of accounts.entries()) {
    byName.set(name, byName.has(name) ? undefined : position);
  }
  return byName;
}
