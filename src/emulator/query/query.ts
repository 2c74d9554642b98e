/** A parsed COQL query. */
export interface Query {
  readonly columns: readonly Column[];
  readonly module: string;
  readonly where: Criterion;
  readonly orderBy: readonly { readonly path: string; readonly isDescending: boolean }[];
  readonly limit: number;
  readonly offset: number;
}

/** A selected field, by its path, and the key it gets in the rows. */
export interface Column {
  readonly path: string;
  readonly alias: string;
}

/** A condition on a row. */
export type Criterion =
  | { readonly operator: 'and' | 'or'; readonly parts: readonly [Criterion, Criterion] }
  | Comparison;

/** A condition on one field. */
export interface Comparison {
  readonly path: string;
  readonly comparator: Comparator;
  /** As written, without quotes; none for the two null checks. */
  readonly values: readonly string[];
}

/** How a field is compared. */
export type Comparator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'in'
  | 'not in'
  | 'like'
  | 'not like'
  | 'between'
  | 'is null'
  | 'is not null';
