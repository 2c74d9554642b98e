import { type FilePart, readRecords } from '../csv/read-records.ts';
import { createFieldBinder } from '../mapping/bind-fields.ts';
import { formatOf, styleOf } from '../mapping/file-style.ts';
import type { Mapping } from '../mapping/mapping.ts';
import { zohoDeals } from '../mapping/zoho-columns.ts';
import type { DealPart } from './deal-part.ts';
import { createRowProblems } from './row-problems.ts';
import { type DealScanner, scanDeals } from './scan-deals.ts';

/** A file of deals, and how to read it. */
export interface DealSource {
  path: string;
  mapping: Mapping;
  /** Whether the names of accounts beside the references are wanted. */
  isNamed: boolean;
}

/** A part of deals that was read. */
export interface ReadPart extends DealPart {
  /** Whether it ends where a record does; otherwise the part after it is not what it seems. */
  endsWithRecord: boolean;
}

/**
 * Reads the deals of a file, or of a part of it. Throws a `CliError` for a file or a mapping that cannot be used.
 *
 * @param part all when absent
 */
export function readDealPart({ path, mapping, isNamed }: DealSource, part?: FilePart): ReadPart {
  const problems = createRowProblems('deals');
  let scanner: DealScanner | undefined;
  const result = readRecords(
    path,
    formatOf(mapping, mapping.deals),
    (columns) => {
      const file = { path, columns };
      const bind = createFieldBinder(file, 'deals', styleOf(mapping, mapping.deals));
      scanner = scanDeals(mapping.deals ?? zohoDeals(file), bind, problems, isNamed);
      return scanner.add;
    },
    part,
  );
  // A file that was read to its end has had its columns named.
  const contents = (scanner as DealScanner).contents();
  return { ...contents, ...result, problems: problems.list() };
}
