import { noDay, outcomes } from '../../core/book/book.ts';
import { type Coder, createCoder } from '../../core/book/create-coder.ts';
import { allocateColumns, growColumns } from '../../core/book/deal-columns.ts';
import { createByteTable } from '../csv/create-byte-table.ts';
import type { CsvRecord } from '../csv/csv-record.ts';
import type { Cell, FieldBinder } from '../mapping/bind-fields.ts';
import type { DealsMapping } from '../mapping/mapping.ts';
import { stageReader } from '../mapping/stage-reader.ts';
import { bindId } from './bind-id.ts';
import { allocateKeys, type DealPart, growKeys } from './deal-part.ts';
import { numberReferences } from './number-references.ts';
import type { RowProblems } from './row-problems.ts';

/** Puts the rows of a deals file, or of a part of it, into columns. */
export interface DealScanner {
  /** Takes the next row; one that cannot be read becomes a problem. */
  add(record: CsvRecord): void;
  /** All rows taken; the scanner is spent. */
  contents(): Omit<DealPart, 'problems' | 'lines' | 'isText'>;
}

/** Most distinct stages that are told. */
export const mostStages = 12;

/**
 * A scanner of deals; which accounts there are need not be known.
 *
 * @param isNamed whether the names of accounts beside the references are wanted
 */
export function scanDeals(
  mapping: DealsMapping,
  bind: FieldBinder,
  problems: RowProblems,
  isNamed: boolean,
): DealScanner {
  const idColumn = bind.column(mapping.id, 'id');
  const references = numberReferences(mapping, bind, isNamed);
  const stages = new Set<string>();
  const outcome = outcomeReader(mapping, bind, stages);
  const amount = bind.number(mapping.amount, 'amount');
  const closedOn = bind.date(mapping.closedOn, 'closedOn');
  const createdOn = bind.date(mapping.createdOn, 'createdOn');
  const coders = { product: createCoder(), type: createCoder(), lossReason: createCoder() };
  const codeOf = (fact: 'product' | 'type' | 'lossReason'): Cell<number> =>
    bind.meaning(mapping[fact], fact, (text) => (coders[fact] as Coder).codeOf(text));
  const product = codeOf('product');
  const type = codeOf('type');
  const lossReason = codeOf('lossReason');
  const needed = bind.columnsNeeded();

  const others = createByteTable();
  const id = idColumn === undefined ? undefined : bindId(idColumn, others);
  const key = { high: 0, low: 0 };
  let keys = allocateKeys(id ? 64 : 0);
  let deals = allocateColumns(64);
  let rows = 0;

  function makeRoom(): void {
    deals = growColumns(deals);
    if (id) keys = growKeys(keys);
  }

  const add = (record: CsvRecord) => {
    const { line } = record;
    if (record.isBroken) return problems.add('broken-quoting', line);
    if (record.fields < needed) return problems.add('too-few-columns', line);
    const money = amount(record);
    const closed = closedOn(record) ?? noDay;
    const created = createdOn(record) ?? noDay;
    if (Number.isNaN(money)) return problems.add('bad-number', line, 'amount');
    if (Number.isNaN(closed)) return problems.add('bad-date', line, 'closedOn');
    if (Number.isNaN(created)) return problems.add('bad-date', line, 'createdOn');
    if (rows === deals.account.length) makeRoom();
    deals.account[rows] = references.numberOf(record);
    deals.outcome[rows] = outcome(record);
    deals.amount[rows] = money ?? Number.NaN;
    deals.closedOn[rows] = closed;
    deals.createdOn[rows] = created;
    deals.product[rows] = product(record);
    deals.type[rows] = type(record);
    deals.lossReason[rows] = lossReason(record);
    if (id) {
      id(record, key);
      keys.high[rows] = key.high;
      keys.low[rows] = key.low;
    }
    rows += 1;
  };

  return {
    add,
    contents: () => ({
      rows,
      deals,
      ids: id && { keys, others: others.contents() },
      references: references.contents(),
      names: {
        product: coders.product.names,
        type: coders.type.names,
        lossReason: coders.lossReason.names,
      },
      stages: [...stages],
    }),
  };
}

/** Outcomes as the book's codes; a file without stages holds won deals only. */
function outcomeReader(
  { stage }: DealsMapping,
  bind: FieldBinder,
  stages: Set<string>,
): Cell<number> {
  const won = outcomes.indexOf('won');
  if (!stage) return () => won;
  const outcomeOf = stageReader(stage);
  return bind.meaning(stage, 'stage', (text = '') => {
    if (stages.size < mostStages) stages.add(text);
    return outcomes.indexOf(outcomeOf(text));
  });
}
