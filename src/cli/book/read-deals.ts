import { noDay, nowhere, outcomes } from '../../core/book/book.ts';
import { type BookBuilder, unknownAccount } from '../../core/book/create-book-builder.ts';
import type { CsvRecord } from '../csv/csv-record.ts';
import type { Cell, FieldBinder } from '../mapping/bind-fields.ts';
import type { DealsMapping } from '../mapping/mapping.ts';
import { stageReader } from '../mapping/stage-reader.ts';
import { type AccountDirectory, recordId } from './account-directory.ts';
import type { Repeats } from './find-repeats.ts';
import type { RowProblems } from './row-problems.ts';

/** Where the deals of a file go, and what is noticed on the way. */
export interface DealTarget {
  builder: BookBuilder;
  directory: AccountDirectory;
  /** Whether an account that only a deal names becomes one of the book. */
  addsAccounts: boolean;
  /** Absent where the file has no ids, so that every row is a deal. */
  repeats: Repeats | undefined;
  problems: RowProblems;
  /** Takes some of the distinct stages that are read. */
  stages: Set<string>;
  /** Takes some of the references to accounts that are not there. */
  unknownAccounts: Set<string>;
}

/** Accounts whose deals are found without making a text of their reference; those beyond are found more slowly. */
const mostAccounts = 1 << 21;
const mostStages = 12;
const mostUnknown = 3;

/** Makes the reader that puts each row of a deals file into a book; a row that cannot be read becomes a problem. */
export function dealReader(
  mapping: DealsMapping,
  bind: FieldBinder,
  target: DealTarget,
): (record: CsvRecord) => void {
  const { builder, problems, repeats } = target;
  const account = accountFinder(mapping, bind, target);
  const outcome = outcomeReader(mapping, bind, target.stages);
  const amount = bind.number(mapping.amount, 'amount');
  const closedOn = bind.date(mapping.closedOn, 'closedOn');
  const createdOn = bind.date(mapping.createdOn, 'createdOn');
  const codeOf = (fact: 'product' | 'type' | 'lossReason') =>
    bind.meaning(mapping[fact], fact, (text) => builder.codeOf(fact, text));
  const product = codeOf('product');
  const type = codeOf('type');
  const lossReason = codeOf('lossReason');
  const needed = bind.columnsNeeded();
  const none = { account: nowhere, outcome: 0, amount: 0, product: 0, type: 0, lossReason: 0 };
  const row = { ...none, closedOn: noDay, createdOn: noDay };
  let rows = 0;

  return (record) => {
    const { line } = record;
    if (record.isBroken) return problems.add('broken-quoting', line);
    if (record.fields < needed) return problems.add('too-few-columns', line);
    const money = amount(record);
    const closed = closedOn(record) ?? noDay;
    const created = createdOn(record) ?? noDay;
    if (Number.isNaN(money)) return problems.add('bad-number', line, 'amount');
    if (Number.isNaN(closed)) return problems.add('bad-date', line, 'closedOn');
    if (Number.isNaN(created)) return problems.add('bad-date', line, 'createdOn');
    row.account = account(record);
    row.outcome = outcome(record);
    row.amount = money ?? Number.NaN;
    row.closedOn = closed;
    row.createdOn = created;
    row.product = product(record);
    row.type = type(record);
    row.lossReason = lossReason(record);
    builder.addRow(row, repeats?.note(record, rows));
    rows += 1;
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

function accountFinder(
  mapping: DealsMapping,
  bind: FieldBinder,
  { builder, directory, addsAccounts, unknownAccounts }: DealTarget,
): Cell<number> {
  function find(text: string | undefined): number {
    if (text === undefined) return nowhere;
    const position = directory.find(text);
    if (position === undefined && unknownAccounts.size < mostUnknown) unknownAccounts.add(text);
    return position ?? unknownAccount;
  }

  if (!addsAccounts) return bind.meaning(mapping.account, 'account', find, mostAccounts);
  const addAccount = (id: string) => builder.positionOf(id) ?? builder.addAccount({ id, name: id });
  const unnamed = bind.meaning(
    mapping.account,
    'account',
    (text) => (text === undefined ? nowhere : addAccount(recordId(text))),
    mostAccounts,
  );
  const name = bind.uniqueText(mapping.accountName, 'accountName');
  if (!mapping.accountName) return unnamed;
  return (record) => {
    const known = builder.accounts.length;
    const position = unnamed(record);
    const facts = builder.accounts[position];
    if (facts && builder.accounts.length > known) facts.name = name(record) ?? facts.name;
    return position;
  };
}
