import type { DatabaseSyncInstance } from '@photostructure/sqlite';

type SqliteModule = Pick<typeof import('@photostructure/sqlite'), 'DatabaseSync'>;

/** Opens a database file: by Node's own SQLite where it is complete, else by its backport, which has the same API. */
export const DatabaseSync: new (path: string) => DatabaseSyncInstance = (
  builtin() ?? (await import('@photostructure/sqlite'))
).DatabaseSync;

/** `StatementSync.columns` came with Node 22.16; without it nobody can tell a statement that answers rows. */
function builtin(): SqliteModule | undefined {
  const module = process.getBuiltinModule('node:sqlite') as
    | (SqliteModule & { StatementSync: { prototype: object } })
    | undefined;
  return module && 'columns' in module.StatementSync.prototype ? module : undefined;
}
