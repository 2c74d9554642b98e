import { type Kysely, sql } from 'kysely';
import { chunks } from '../chunks.ts';
import type { Tables } from '../tables.ts';

/**
 * Removes inbox entries that still have the version they were taken with, all or none.
 *
 * @param keys the values of the key columns of each taken entry, in the same order
 */
export async function settle(
  db: Kysely<Tables>,
  table: 'changed_records' | 'marked_accounts',
  keyColumns: string[],
  keys: string[][],
  taken: { version: number }[],
): Promise<void> {
  const columns = sql.join([...keyColumns, 'version'].map((column) => sql.ref(column)));
  const rows = taken.map(({ version }, index) => {
    const key = sql.join(keys[index] ?? []);
    // PostgreSQL takes an untyped parameter of a list for text.
    return sql`(${key}, cast(${version} as bigint))`;
  });
  await db.transaction().execute(async (trx) => {
    for (const part of chunks(rows, 500)) {
      await sql`delete from ${sql.table(table)} where (${columns}) in (values ${sql.join(part)})`.execute(
        trx,
      );
    }
  });
}
