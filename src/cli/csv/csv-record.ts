/** One record of a delimited file as places in a buffer. It is reused: what is not read before the next record is gone. */
export interface CsvRecord {
  /** UTF-8 bytes that hold the fields. */
  bytes: Buffer;
  /** Where each field begins and ends (exclusive), its quotes left out. */
  starts: Int32Array;
  ends: Int32Array;
  /** 1 for a field that was quoted, 2 for one with doubled quotes in it. */
  quoting: Uint8Array;
  /** How many fields the record has. */
  fields: number;
  /** Line of the file (from 1) on which the record begins. */
  line: number;
  /** How many lines it takes; more than one when a quoted field holds line ends. */
  lines: number;
  /** Whether its quoting is broken; such a record has no fields. */
  isBroken: boolean;
}

/** A record with nothing in it yet. */
export function emptyRecord(): CsvRecord {
  return {
    bytes: Buffer.alloc(0),
    starts: new Int32Array(64),
    ends: new Int32Array(64),
    quoting: new Uint8Array(64),
    fields: 0,
    line: 0,
    lines: 1,
    isBroken: false,
  };
}

/** Appends a field to a record. */
export function addField(record: CsvRecord, start: number, end: number, quoting: number): void {
  if (record.fields === record.starts.length) makeRoom(record);
  record.starts[record.fields] = start;
  record.ends[record.fields] = end;
  record.quoting[record.fields] = quoting;
  record.fields += 1;
}

/** The field as text, as it stands in the file; empty when the record has no such field. */
export function fieldText(record: CsvRecord, index: number): string {
  if (index >= record.fields) return '';
  const text = record.bytes.toString('utf8', record.starts[index], record.ends[index]);
  return record.quoting[index] === 2 ? text.replaceAll('""', '"') : text;
}

function makeRoom(record: CsvRecord): void {
  const { starts, ends, quoting } = record;
  record.starts = new Int32Array(starts.length * 2);
  record.ends = new Int32Array(starts.length * 2);
  record.quoting = new Uint8Array(starts.length * 2);
  record.starts.set(starts);
  record.ends.set(ends);
  record.quoting.set(quoting);
}
