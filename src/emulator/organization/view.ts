import { fieldOf, type Module, type StoredRecord } from './module.ts';
import type { Organization } from './organization.ts';
import { readField } from './read-record.ts';

/** A custom view of a module: a saved filter with columns. */
export interface View {
  readonly id: string;
  readonly module: Module;
  readonly name: string;
  readonly access: ViewAccess;
  /** Of Zoho's own views; `null` for one that a person or client made. */
  readonly systemName: string | null;
  /** Absent where every record belongs. */
  readonly criterion?: ViewCriterion | undefined;
  /** API names of the columns. */
  readonly columns: readonly string[];
  readonly createdById: string;
  readonly createdAt: number;
}

/** Who sees a view. */
export type ViewAccess = 'public' | 'only_to_me' | 'shared';

/** What records have to be like to belong to a view. */
export type ViewCriterion =
  | { readonly field: string; readonly comparator: Comparator; readonly value: string | string[] }
  | { readonly group: readonly ViewCriterion[]; readonly operator: 'and' | 'or' };

/** The comparators that the emulator knows, of Zoho's eighteen. */
export const comparators = ['equal', 'not_equal', 'in', 'starts_with', 'contains'] as const;

type Comparator = (typeof comparators)[number];

/** The view with which every module comes: all of its records. */
export function standardView(
  module: Module,
  { id, label, createdById }: { id: string; label: string; createdById: string },
): View {
  return {
    id,
    module,
    name: `All ${label}`,
    access: 'public',
    systemName: `ALLVIEWS_${module.apiName.toUpperCase()}`,
    columns: [module.nameField],
    createdById,
    createdAt: Date.UTC(2019, 2, 4, 2),
  };
}

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
