import { nowhere } from '../../core/book/book.ts';
import { createByteTable } from '../csv/create-byte-table.ts';
import { createKeyTable } from '../csv/create-key-table.ts';
import { type CsvRecord, fieldText } from '../csv/csv-record.ts';
import { readKey } from '../csv/text-key.ts';
import type { Cell, FieldBinder } from '../mapping/bind-fields.ts';
import type { DealsMapping } from '../mapping/mapping.ts';
import { allocateKeys, growKeys, type References } from './deal-part.ts';

/** Numbers what deals call their accounts. */
export interface ReferenceNumbers {
  numberOf: Cell<number>;
  contents(): References;
}

/**
 * The references of a deals file; the same bytes are the same reference, blanks around them are left for later.
 *
 * @param isNamed whether the names beside them are wanted
 */
export function numberReferences(
  { account, accountName }: DealsMapping,
  bind: FieldBinder,
  isNamed: boolean,
): ReferenceNumbers {
  const index = bind.column(account, 'account');
  const constant = String(account.value ?? '');
  const name = isNamed && accountName ? bind.uniqueText(accountName, 'accountName') : undefined;
  const names: (string | undefined)[] | undefined = name && [];
  const table = createKeyTable();
  const others = createByteTable();
  const key = { high: 0, low: 0 };
  let keys = allocateKeys(1 << 8);

  function number(record: CsvRecord): number {
    const known = table.get(key);
    if (known !== nowhere) return known;
    const size = table.size();
    if (size === keys.high.length) keys = growKeys(keys);
    keys.high[size] = key.high;
    keys.low[size] = key.low;
    names?.push(name?.(record));
    table.set(key, size);
    return size;
  }

  function readField(record: CsvRecord): void {
    const { bytes, starts, ends, quoting } = record;
    if (index === undefined || quoting[index] === 2) {
      const text = Buffer.from(index === undefined ? constant : fieldText(record, index));
      readKey(text, 0, text.length, others, key);
    } else readKey(bytes, starts[index] as number, ends[index] as number, others, key);
  }

  return {
    numberOf(record) {
      readField(record);
      return number(record);
    },
    contents: () => ({ size: table.size(), keys, others: others.contents(), names }),
  };
}
