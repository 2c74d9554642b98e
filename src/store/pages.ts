/**
 * Rows page by page in the order of their key. No reading stays open between pages, so that writers come in between;
 * a row written meanwhile is met if its key is still ahead.
 *
 * @param readAfter the next rows after a key, few enough for memory; none at the end
 */
export async function* pages<Row>(
  readAfter: (key: string) => Promise<Row[]>,
  keyOf: (row: Row) => string,
): AsyncGenerator<[Row, ...Row[]]> {
  let page = await readAfter('');
  for (let last = page.at(-1); last !== undefined; last = page.at(-1)) {
    yield page as [Row, ...Row[]];
    page = await readAfter(keyOf(last));
  }
}
