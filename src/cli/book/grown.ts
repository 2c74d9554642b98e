const firstLength = 64;

/**
 * The same column with room for a position, and for as many again.
 *
 * @param filler what stands in new places
 */
export function grown<Column extends Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>>(
  column: Column,
  position: number,
  filler = 0,
): Column {
  const length = Math.max(firstLength, 2 * column.length, position + 1);
  const larger = new (column.constructor as new (length: number) => Column)(length);
  if (filler !== 0) larger.fill(filler, column.length);
  larger.set(column);
  return larger;
}
