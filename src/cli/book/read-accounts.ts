import type { CsvRecord } from '../csv/csv-record.ts';
import type { TextKey } from '../csv/text-key.ts';
import type { FieldBinder } from '../mapping/bind-fields.ts';
import type { AccountsMapping } from '../mapping/mapping.ts';
import { numberFacts, type TextFact, textFacts } from './account-list.ts';
import { recordId } from './bind-id.ts';
import type { AccountRegister } from './create-account-register.ts';
import type { RowProblem, RowProblems } from './row-problems.ts';

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
  const id = idReader(mapping, bind, register);
  const name = bind.uniqueText(mapping.name ?? mapping.id, mapping.name ? 'name' : 'id');
  const texts = textFacts.flatMap((fact) => {
    const field = mappedAs[fact];
    const codeOf = bind.meaning(mapping[field], field, register.coders[fact].codeOf);
    return mapping[field] ? { codeOf, set: register.setterOfText(fact) } : [];
  });
  const numbers = numberFacts.flatMap((fact) => {
    const isDate = fact === 'createdOn' || fact === 'lastContactOn';
    const numberOf = isDate ? bind.date(mapping[fact], fact) : bind.number(mapping[fact], fact);
    const reason: RowProblem = isDate ? 'bad-date' : 'bad-number';
    return mapping[fact] ? { fact, reason, numberOf, set: register.setterOfNumber(fact) } : [];
  });
  const needed = bind.columnsNeeded();
  const key = { high: 0, low: 0 };

  return (record) => {
    if (record.isBroken) return problems.add('broken-quoting', record.line);
    if (record.fields < needed) return problems.add('too-few-columns', record.line);
    if (!id.read(record, key)) return problems.add('no-id', record.line);
    const before = register.accounts.length;
    const position = register.place(key);
    register.setName(position, name(record) ?? (id.text(record) as string));
    for (const { set, codeOf } of texts) set(position, codeOf(record));
    for (const { set, numberOf, reason, fact } of numbers) {
      const number = numberOf(record);
      if (Number.isNaN(number)) problems.add(reason, record.line, fact);
      set(position, number);
    }
    if (register.accounts.length === before) onRepeat();
  };
}

/** Reads a row's id, without making a text of one that is all digits. */
function idReader(mapping: AccountsMapping, bind: FieldBinder, register: AccountRegister) {
  const field = mapping.id ?? mapping.name;
  const name = mapping.id ? 'id' : 'name';
  const text = bind.uniqueText(field, name);
  const digits = bind.digits(field, name);
  return {
    text,
    /** Writes the key of the id and answers whether there is one. */
    read(record: CsvRecord, key: TextKey): boolean {
      if (digits(record, key)) return true;
      const id = text(record);
      if (id === undefined) return false;
      register.readId(recordId(id), key);
      return true;
    },
  };
}

/** Turns what the accounts call their parents into ids, once all are known; a parent that is not found keeps its name. */
export function settleParents({ accounts, coders, find }: AccountRegister): void {
  const { names } = coders.parentId;
  for (let code = 1; code < names.length; code++) {
    const parent = names[code] as string;
    const position = find(parent);
    names[code] =
      (position === undefined ? undefined : accounts.at(position))?.id ?? recordId(parent);
  }
}
