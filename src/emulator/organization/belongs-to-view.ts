import { fieldOf, type Module, type StoredRecord } from './module.ts';
import type { Organization } from './organization.ts';
import { readField } from './read-record.ts';
import type { Comparator, View, ViewCriterion } from './view.ts';

/** Whether a record belongs to a view by its criterion; letters' case does not matter, as in Zoho. */
export function belongsTo(organization: Organization, view: View, record: StoredRecord): boolean {
  return !view.criterion || fits(organization, view.module, view.criterion, record);
}

function fits(
  organization: Organization,
  module: Module,
  criterion: ViewCriterion,
  record: StoredRecord,
): boolean {
  if ('group' in criterion) {
    const fitsEach = (one: ViewCriterion) => fits(organization, module, one, record);
    return criterion.operator === 'and'
      ? criterion.group.every(fitsEach)
      : criterion.group.some(fitsEach);
  }
  const field = fieldOf(module, criterion.field);
  const value = field && readField(organization, record, field);
  return compare(textOf(value), criterion.comparator, [criterion.value].flat().map(folded));
}

function compare(text: string | undefined, comparator: Comparator, values: string[]): boolean {
  switch (comparator) {
    case 'not_equal':
      return !compare(text, 'equal', values);
    case 'starts_with':
      return values.some((value) => text?.startsWith(value));
    case 'contains':
      return values.some((value) => text?.includes(value));
    default:
      return text !== undefined && values.includes(text);
  }
}

function textOf(value: unknown): string | undefined {
  if (value === null || value === undefined || value === '') return undefined;
  if (typeof value === 'object') return folded(String((value as { name?: unknown }).name ?? ''));
  return folded(String(value));
}

function folded(text: string): string {
  return text.toLowerCase();
}
