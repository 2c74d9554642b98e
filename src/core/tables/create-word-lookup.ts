import { createTextTable, type TextTable } from './text-table.ts';

/** A policy's own words for a table. */
interface WordRules<Id extends string> {
  readonly words: Readonly<Record<string, Id>>;
  readonly usesTable: boolean;
}

/**
 * A lookup that asks a policy's own words first, then, unless the policy replaces it, the product's table.
 *
 * @param meaningOf what an id in the policy stands for
 */
export function createWordLookup<Id extends string, T>(
  table: TextTable<T>,
  meaningOf: (id: Id) => T,
): (text: string | undefined, rules: WordRules<Id>) => T | undefined {
  const ownTables = new WeakMap<WordRules<Id>, TextTable<T>>();
  return (text, rules) => {
    let own = ownTables.get(rules);
    if (!own) {
      const words = Object.entries(rules.words) as [string, Id][];
      own = createTextTable(words.map(([word, id]) => [word, meaningOf(id)] as const));
      ownTables.set(rules, own);
    }
    return own.find(text) ?? (rules.usesTable ? table.find(text) : undefined);
  };
}
