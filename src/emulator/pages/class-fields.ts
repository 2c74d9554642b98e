import type { Desk } from '../desk.ts';
import type { Field } from '../organization/module.ts';
import type { ZohoRecord } from '../organization/read-record.ts';

/** The picklists with coloured values that the customer or a program of his added to Accounts: shown as badges. */
export function badgeFields(desk: Desk): Field[] {
  return customFields(desk).filter(({ dataType }) => dataType === 'picklist');
}

/** The lines of text that were added to Accounts. */
export function textFields(desk: Desk): Field[] {
  return customFields(desk).filter(({ dataType }) => dataType === 'text');
}

function customFields(desk: Desk): Field[] {
  return desk.fields('Accounts').filter(({ isCustom }) => isCustom);
}

/** A value of a picklist as people see it. */
export interface BadgeValue {
  readonly actual: string;
  readonly display: string;
  /** `#rrggbb` */
  readonly colour: string | null;
}

/** The value a record holds in a picklist; `undefined` when it is empty. A value that left the list keeps its name. */
export function badgeOf(field: Field, record: ZohoRecord): BadgeValue | undefined {
  const actual = record[field.apiName];
  if (typeof actual !== 'string' || actual === '') return undefined;
  const known = field.pickListValues.find((value) => value.actual === actual);
  return known ?? { actual, display: actual, colour: null };
}
