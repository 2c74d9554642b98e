/** Which fields an edit must touch to be told: one field, or several joined by `and` or `or`. */
export type FieldSelection =
  | { readonly field: string }
  | { readonly operator: 'and' | 'or'; readonly group: readonly FieldSelection[] };

/** Whether an edit of these fields is selected. */
export function selects(selection: FieldSelection, edited: ReadonlySet<string>): boolean {
  if ('field' in selection) return edited.has(selection.field);
  const isSelected = (part: FieldSelection) => selects(part, edited);
  return selection.operator === 'and'
    ? selection.group.every(isSelected)
    : selection.group.some(isSelected);
}

/** The fields a selection names. */
export function fieldsIn(selection: FieldSelection): readonly string[] {
  return 'field' in selection ? [selection.field] : selection.group.flatMap(fieldsIn);
}
