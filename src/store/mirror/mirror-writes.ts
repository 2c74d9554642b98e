import type { Kysely } from 'kysely';
import type { Marking, MirrorStore } from '../../app/ports/mirror-store.ts';
import { chunks } from '../chunks.ts';
import { markAccounts } from '../inbox/marked-accounts.ts';
import type { Tables } from '../tables.ts';
import { childrenOf, deleteAccounts, parentsOf, upsertAccounts } from './mirrored-accounts.ts';
import { deleteDeals, ownersOf, upsertDeals } from './mirrored-deals.ts';

const rowsPerStatement = 250;

type Ids = Iterable<string | undefined>;

/** How the mirror changes. Each change answers, and marks if asked, the accounts whose class it may change. */
export function createMirrorWrites(
  db: Kysely<Tables>,
): Pick<MirrorStore, 'putAccounts' | 'putDeals' | 'remove'> {
  return {
    putAccounts: (organizationId, records, marking) =>
      inOneStep(organizationId, newestOfEach(records), marking, async (trx, part) => {
        const before = await parentsOf(trx, organizationId, idsOf(part));
        const replaced = await upsertAccounts(trx, organizationId, part);
        return part
          .filter(({ facts }) => replaced.has(facts.id))
          .flatMap(({ facts }) => [facts.id, facts.parentId, before.get(facts.id)]);
      }),
    putDeals: (organizationId, records, marking) =>
      inOneStep(organizationId, newestOfEach(records), marking, async (trx, part) => {
        const before = await ownersOf(trx, organizationId, idsOf(part));
        const replaced = await upsertDeals(trx, organizationId, part);
        return part
          .filter(({ facts }) => replaced.has(facts.id))
          .flatMap(({ facts }) => [facts.accountId, before.get(facts.id)]);
      }),
    async remove(organizationId, module, ids, marking) {
      const removed = new Set(ids);
      return await inOneStep(organizationId, [...removed], marking, async (trx, part) => {
        if (module === 'Deals') {
          const owners = await ownersOf(trx, organizationId, part);
          await deleteDeals(trx, organizationId, part);
          return owners.values();
        }
        const parents = await parentsOf(trx, organizationId, part);
        const children = await childrenOf(trx, organizationId, part);
        await deleteAccounts(trx, organizationId, part);
        return [...parents.values(), ...children].filter((id) => !removed.has(id ?? ''));
      });
    },
  };

  /** Changes all entries in one transaction, statement by statement, and marks the accounts that `change` answers. */
  async function inOneStep<Entry>(
    organizationId: string,
    entries: Entry[],
    marking: Marking | undefined,
    change: (trx: Kysely<Tables>, part: Entry[]) => Promise<Ids>,
  ): Promise<string[]> {
    const affected = new Set<string>();
    await db.transaction().execute(async (trx) => {
      for (const part of chunks(entries, rowsPerStatement)) {
        for (const id of await change(trx, part)) if (id !== undefined) affected.add(id);
      }
      if (marking) await markAccounts(trx, organizationId, affected, marking);
    });
    return [...affected];
  }
}

/** Each record once, in its newest state: no statement may insert the same key twice. */
function newestOfEach<Entry extends { facts: { id: string }; modifiedAt: number }>(
  records: Entry[],
): Entry[] {
  const newest = new Map<string, Entry>();
  for (const record of records) {
    const other = newest.get(record.facts.id);
    if (!other || other.modifiedAt <= record.modifiedAt) newest.set(record.facts.id, record);
  }
  return [...newest.values()];
}

function idsOf(records: { facts: { id: string } }[]): string[] {
  return records.map((record) => record.facts.id);
}
