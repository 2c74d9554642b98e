import type { FileFormat } from '../csv/read-records.ts';
import type { FileStyle } from './bind-fields.ts';
import type { Mapping } from './mapping.ts';

/** How one of the files is written: what a mapping says of it, else of both, else the usual. */
export function formatOf(
  mapping: Mapping,
  section: Pick<Mapping, keyof FileFormat> = {},
): FileFormat {
  return {
    delimiter: section.delimiter ?? mapping.delimiter ?? ',',
    header: section.header ?? mapping.header ?? true,
    encoding: section.encoding ?? mapping.encoding ?? 'utf-8',
  };
}

/** Likewise, how its values are written. */
export function styleOf(mapping: Mapping, section: Pick<Mapping, keyof FileStyle> = {}): FileStyle {
  return {
    decimal: section.decimal ?? mapping.decimal ?? '.',
    missing: section.missing ?? mapping.missing ?? ['NULL', 'null', '\\N'],
  };
}
