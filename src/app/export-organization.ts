import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';

/**
 * Everything that is kept on an organization as lines of JSON, tokens and hashes of secrets left out: a line that says
 * what it is, one for each row under the name of its table, and a last one that counts them, without which the export is
 * not whole. Instants are epoch milliseconds, days are counted from 1970-01-01.
 *
 * @throws AppError `not-found` when nothing is kept
 */
export function createExportOrganization({
  store,
  clock,
}: Pick<AppDependencies, 'store' | 'clock'>) {
  return async function* exportOrganization(organizationId: string): AsyncGenerator<string> {
    const rows: Record<string, number> = {};
    for await (const batch of store.organizations.readKept(organizationId)) {
      if (Object.keys(rows).length === 0) {
        const exportedAt = new Date(clock.now()).toISOString();
        yield line({ kind: 'export', format: 1, organizationId, exportedAt });
      }
      for (const { table, row } of batch) {
        rows[table] = (rows[table] ?? 0) + 1;
        yield line({ kind: table, ...row });
      }
    }
    if (Object.keys(rows).length === 0) throw new AppError('not-found', 'organization');
    yield line({ kind: 'end', rows });
  };
}

function line(value: object): string {
  return `${JSON.stringify(value)}\n`;
}
