import type { Text } from '../../core/text.ts';
import { checkJson, readJsonFile } from '../checked-json.ts';
import { CliError } from '../cli-error.ts';
import { knownNames, Mapping } from './mapping.ts';

/** A mapping and the names in it that mean nothing here. */
export interface ReadMapping {
  mapping: Mapping;
  /** Paths such as `deals.discount`. */
  ignored: string[];
}

/**
 * Reads a mapping file; without one, the mapping that looks for Zoho's columns. A name that is unknown is ignored and
 * told, one that is a slip of a known name is refused. Throws a {@link CliError}.
 */
export function readMapping(path: string | undefined): ReadMapping {
  if (path === undefined) return { mapping: {}, ignored: [] };
  const name: Text = { en: `The mapping ${path}`, zh: `映射文件 ${path} ` };
  const mapping = checkJson(Mapping, readJsonFile(path), name, {
    en: 'See docs/mapping.md for the form of a mapping and examples.',
    zh: '映射的写法与示例见 docs/mapping.md。',
  });
  const unknown = [
    ...unknownNames(mapping, 'mapping', ''),
    ...unknownNames(mapping.accounts ?? {}, 'accounts', 'accounts.'),
    ...unknownNames(mapping.deals ?? {}, 'deals', 'deals.'),
  ];
  for (const { path: where, meant } of unknown) if (meant) throw slip(name, where, meant);
  return { mapping, ignored: unknown.map((found) => found.path) };
}

/** Names for remarks, as people and editors write them into JSON. */
const remarks = ['$schema', 'comment', 'description', 'name', 'title'];

function unknownNames(part: object, kind: keyof typeof knownNames, prefix: string) {
  const known = knownNames[kind];
  return Object.keys(part)
    .filter((given) => !known.includes(given) && !remarks.includes(given))
    .map((given) => ({
      path: prefix + given,
      meant: known.find((name) => differsByASlip(given, name)),
    }));
}

/** Whether two words are the same but for case, one letter too many, one missing, one wrong or two swapped. */
function differsByASlip(given: string, name: string): boolean {
  const a = given.toLowerCase();
  const b = name.toLowerCase();
  let from = 0;
  while (from < a.length && a[from] === b[from]) from += 1;
  const restA = a.slice(from);
  const restB = b.slice(from);
  const isSwapped = restA[0] === restB[1] && restA[1] === restB[0];
  return (
    restA.slice(1) === restB.slice(1) ||
    restA.slice(1) === restB ||
    restA === restB.slice(1) ||
    (isSwapped && restA.slice(2) === restB.slice(2))
  );
}

function slip(name: Text, path: string, meant: string): CliError {
  return new CliError(
    {
      en: `${name.en} is not valid: there is no “${path}”.`,
      zh: `${name.zh}无效：没有“${path}”这一项。`,
    },
    { en: `Did you mean “${meant}”?`, zh: `是否应为“${meant}”？` },
  );
}
