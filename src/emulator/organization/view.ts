import type { Module } from './module.ts';

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

/** How a criterion compares. */
export type Comparator = (typeof comparators)[number];

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
