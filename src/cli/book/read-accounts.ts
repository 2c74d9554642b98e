import type { CsvRecord } from '../csv/csv-record.ts';
import type { FieldBinder } from '../mapping/bind-fields.ts';
import type { AccountsMapping } from '../mapping/mapping.ts';
import { recordId } from './bind-id.ts';
import { numberFacts, type TextFact, textFacts } from './create-account-columns.ts';
import type { AccountRegister } from './create-account-register.ts';
import type { RowProblems } from './row-problems.ts';

/** What a mapping calls the facts; a parent or an owner may be given by name. */
const mappedAs = {
  parentId: 'parent',
  industry: 'industry',
  accountType: 'accountType',
  ownership: 'ownership',
  country: 'country',
  region: 'region',
  city: 'city',
  ownerId: 'owner',
} as const satisfies Record<TextFact, string>;

/**
 * Makes the reader that puts each row of an accounts file into a register. A row without an id is left out; a number or date
 * that cannot be read leaves that fact unknown, so that one wrong head count does not cost an account its deals.
 *
 * @param onRepeat called for each row that replaces an earlier one
 */
export function accountReader(
  mapping: AccountsMapping,
  bind: FieldBinder,
  register: AccountRegister,
  problems: RowProblems,
  onRepeat: () => void,
): (record: CsvRecord) => void {
  const { columns } = register;
  const id = bind.uniqueText(mapping.id ?? mapping.name, mapping.id ? 'id' : 'name');
  const name = bind.uniqueText(mapping.name ?? mapping.id, mapping.name ? 'name' : 'id');
  const texts = textFacts.map((fact) => {
    const field = mappedAs[fact];
    return { fact, codeOf: bind.meaning(mapping[field], field, columns.coders[fact].codeOf) };
  });
  const numbers = numberFacts.map((fact) =>
    fact === 'createdOn' || fact === 'lastContactOn'
      ? { fact, reason: 'bad-date' as const, numberOf: bind.date(mapping[fact], fact) }
      : { fact, reason: 'bad-number' as const, numberOf: bind.number(mapping[fact], fact) },
  );
  const needed = bind.columnsNeeded();
  const key = { high: 0, low: 0 };

  return (record) => {
    if (record.isBroken) return problems.add('broken-quoting', record.line);
    if (record.fields < needed) return problems.add('too-few-columns', record.line);
    const accountId = id(record);
    if (accountId === undefined) return problems.add('no-id', record.line);
    register.readId(recordId(accountId), key);
    const before = register.accounts.length;
    const position = register.place(key);
    columns.setName(position, name(record) ?? accountId);
    for (const { fact, codeOf } of texts) columns.setText(position, fact, codeOf(record));
    for (const { fact, numberOf, reason } of numbers) {
      const number = numberOf(record);
      if (Number.isNaN(number)) problems.add(reason, record.line, fact);
      columns.setNumber(position, fact, number);
    }
    if (register.accounts.length === before) onRepeat();
  };
}

/** Turns what the accounts call their parents into ids, once all are known; a parent that is not found keeps its name. */
export function settleParents({ accounts, columns, find }: AccountRegister): void {
  const { names } = columns.coders.parentId;
  for (let code = 1; code < names.length; code++) {
    const parent = names[code] as string;
    const position = find(parent);
    names[code] =
      (position === undefined ? undefined : accounts.at(position))?.id ?? recordId(parent);
  }
}
