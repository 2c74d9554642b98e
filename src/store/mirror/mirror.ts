import type { Kysely } from 'kysely';
import type { MirrorStore } from '../../app/ports/mirror-store.ts';
import type { Tables } from '../tables.ts';
import { createGroupReader } from './group-reader.ts';
import { createMirrorScans } from './mirror-scans.ts';
import { createMirrorWrites } from './mirror-writes.ts';
import { createSeenFields } from './seen-fields.ts';

/** Accounts and deals as last read: their facts as JSON beside the columns that are searched. */
export function createMirrorStore(db: Kysely<Tables>): MirrorStore {
  return {
    ...createMirrorWrites(db),
    ...createMirrorScans(db),
    ...createSeenFields(db),
    readGroups: createGroupReader(db),
    async count(organizationId) {
      const [accounts, deals] = await Promise.all([
        count('mirror_accounts', organizationId),
        count('mirror_deals', organizationId),
      ]);
      return { accounts, deals };
    },
  };

  async function count(table: 'mirror_accounts' | 'mirror_deals', organizationId: string) {
    const { held } = await db
      .selectFrom(table)
      .select((row) => row.fn.countAll().as('held'))
      .where('org_id', '=', organizationId)
      .executeTakeFirstOrThrow();
    return Number(held);
  }
}
