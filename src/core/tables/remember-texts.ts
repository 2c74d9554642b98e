/** Texts remembered per reader; a column holds few distinct ones, and a hostile one must not fill the memory. */
const mostRemembered = 10_000;

/**
 * The same reader of texts, which works out each text once as long as there are not too many: columns repeat themselves.
 *
 * @param read what a text means; must answer the same for the same text
 */
export function rememberTexts<T>(
  read: (text: string) => T | undefined,
): (text: string) => T | undefined {
  const remembered = new Map<string, T | undefined>();
  return (text) => {
    let meaning = remembered.get(text);
    if (meaning === undefined && !remembered.has(text)) {
      if (remembered.size >= mostRemembered) remembered.clear();
      meaning = read(text);
      remembered.set(text, meaning);
    }
    return meaning;
  };
}
