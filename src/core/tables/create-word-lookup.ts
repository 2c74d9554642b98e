import { rememberTexts } from './remember-texts.ts';
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
  const lookups = new WeakMap<WordRules<Id>, (text: string) => T | undefined>();
  let lastRules: WordRules<Id> | undefined;
  let lookUp: ((text: string) => T | undefined) | undefined;

  function lookupUnder(rules: WordRules<Id>): (text: string) => T | undefined {
    let made = lookups.get(rules);
    if (!made) {
      const words = Object.entries(rules.words) as [string, Id][];
      const own = createTextTable(words.map(([word, id]) => [word, meaningOf(id)] as const));
      made = rememberTexts(
        (text) => own.find(text) ?? (rules.usesTable ? table.find(text) : undefined),
      );
      lookups.set(rules, made);
    }
    return made;
  }

  return (text, rules) => {
    if (text === undefined) return undefined;
    if (rules !== lastRules || !lookUp) {
      lookUp = lookupUnder(rules);
      lastRules = rules;
    }
    return lookUp(text);
  };
}
