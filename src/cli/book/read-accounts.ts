import type { CsvRecord } from '../csv/csv-record.ts';
import type { Cell, FieldBinder } from '../mapping/bind-fields.ts';
import type { AccountsMapping } from '../mapping/mapping.ts';
import { recordId } from './bind-id.ts';
import type { AccountRegister } from './create-account-register.ts';
import type { RowProblem, RowProblems } from './row-problems.ts';

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
  const id = bind.uniqueText(mapping.id ?? mapping.name, mapping.id ? 'id' : 'name');
  const name = bind.uniqueText(mapping.name ?? mapping.id, mapping.name ? 'name' : 'id');
  const parent = bind.text(mapping.parent, 'parent');
  const industry = bind.text(mapping.industry, 'industry');
  const accountType = bind.text(mapping.accountType, 'accountType');
  const ownership = bind.text(mapping.ownership, 'ownership');
  const country = bind.text(mapping.country, 'country');
  const region = bind.text(mapping.region, 'region');
  const city = bind.text(mapping.city, 'city');
  const owner = bind.text(mapping.owner, 'owner');
  const employees = bind.number(mapping.employees, 'employees');
  const annualRevenue = bind.number(mapping.annualRevenue, 'annualRevenue');
  const createdOn = bind.date(mapping.createdOn, 'createdOn');
  const lastContactOn = bind.date(mapping.lastContactOn, 'lastContactOn');
  const satisfaction = bind.number(mapping.satisfaction, 'satisfaction');
  const openCases = bind.number(mapping.openCases, 'openCases');
  const needed = bind.columnsNeeded();

  /** A number or date of the row; told and unknown when it cannot be read. */
  function readable(
    record: CsvRecord,
    cell: Cell<number | undefined>,
    field: string,
    reason: RowProblem,
  ): number | undefined {
    const value = cell(record);
    if (!Number.isNaN(value)) return value;
    problems.add(reason, record.line, field);
    return undefined;
  }

  return (record) => {
    if (record.isBroken) return problems.add('broken-quoting', record.line);
    if (record.fields < needed) return problems.add('too-few-columns', record.line);
    const accountId = id(record);
    if (accountId === undefined) return problems.add('no-id', record.line);
    const before = register.accounts.length;
    register.add({
      id: recordId(accountId),
      name: name(record) ?? accountId,
      industry: industry(record),
      accountType: accountType(record),
      ownership: ownership(record),
      employees: readable(record, employees, 'employees', 'bad-number'),
      annualRevenue: readable(record, annualRevenue, 'annualRevenue', 'bad-number'),
      country: country(record),
      region: region(record),
      city: city(record),
      parentId: parent(record),
      ownerId: owner(record),
      createdOn: readable(record, createdOn, 'createdOn', 'bad-date'),
      lastContactOn: readable(record, lastContactOn, 'lastContactOn', 'bad-date'),
      satisfaction: readable(record, satisfaction, 'satisfaction', 'bad-number'),
      openCases: readable(record, openCases, 'openCases', 'bad-number'),
    });
    if (register.accounts.length === before) onRepeat();
  };
}

/** Turns what the accounts call their parents into ids, once all are known; a parent that is not found keeps its name. */
export function settleParents({ accounts, find }: AccountRegister): void {
  for (const account of accounts) {
    if (account.parentId === undefined) continue;
    const position = find(account.parentId);
    const parent = position === undefined ? undefined : accounts[position];
    account.parentId = parent?.id ?? recordId(account.parentId);
  }
}
