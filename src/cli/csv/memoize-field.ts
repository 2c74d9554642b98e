import { createByteTable } from './create-byte-table.ts';
import { type CsvRecord, fieldText } from './csv-record.ts';

/** Distinct texts after which a column is remembered only while each of them came this often. */
const usuallyRemembered = 1 << 12;
const oftenEnough = 4;

/**
 * Reads one column of a file, remembering what each distinct text means: columns repeat themselves (stages, products,
 * accounts), and comparing bytes costs less than making a text and reading it again. A column in which little repeats
 * is no longer remembered once that shows.
 *
 * @param read what a text (trimmed) means; must answer the same for the same text
 * @param mostRemembered distinct texts that are remembered in any case
 */
export function memoizeField<T>(
  index: number,
  read: (text: string) => T,
  mostRemembered: number = usuallyRemembered,
): (record: CsvRecord) => T {
  const table = createByteTable();
  const answers: T[] = [];
  let reads = 0;
  let isRemembering = true;

  return (record) => {
    reads += 1;
    // A doubled quote means one quote, so that the same bytes mean something else in a field without quotes.
    if (!isRemembering || index >= record.fields || record.quoting[index] === 2) {
      return read(fieldText(record, index).trim());
    }
    const start = record.starts[index] as number;
    const number = table.numberOf(record.bytes, start, record.ends[index] as number);
    if (number < answers.length) return answers[number] as T;
    const answer = read(fieldText(record, index).trim());
    answers.push(answer);
    isRemembering = answers.length < mostRemembered || reads > oftenEnough * answers.length;
    return answer;
  };
}
