import type { Kysely } from 'kysely';
import type { Store } from '../app/ports/store.ts';
import type { Tables } from './tables.ts';

/**
 * Scrubs the files after purges: one after the other, and once for all that have ended by then.
 *
 * @param scrubFiles clears from the database's files what deleted rows left there
 */
export function createScrub(
  db: Kysely<Tables>,
  scrubFiles: () => Promise<void>,
): Pick<Store, 'scrub'> & {
  /** Resolves when none is under way. */
  scrubbed(): Promise<void>;
} {
  let last: Promise<void> = Promise.resolve();

  async function scrubWhenDue(): Promise<void> {
    const due = await db.selectFrom('scrubs_due').select('purge_id').execute();
    if (due.length === 0) return;
    await scrubFiles();
    const purges = due.map(({ purge_id }) => purge_id);
    await db.deleteFrom('scrubs_due').where('purge_id', 'in', purges).execute();
  }

  return {
    scrub() {
      const scrubbing = last.then(scrubWhenDue);
      last = scrubbing.catch(() => {});
      return scrubbing;
    },
    scrubbed: () => last,
  };
}
