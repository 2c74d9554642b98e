import type { Kysely } from 'kysely';
import type { Marking, MirrorStore } from '../../app/ports/mirror-store.ts';
import { chunks } from '../chunks.ts';
import { markAccounts } from '../inbox/marked-accounts.ts';
import { toJson } from '../json.ts';
import type { Tables } from '../tables.ts';
import { childrenOf, deleteAccounts, heldAccounts, upsertAccounts } from './mirrored-accounts.ts';
import { deleteDeals, heldDeals, upsertDeals } from './mirrored-deals.ts';

const rowsPerStatement = 250;

type Ids = Iterable<string | undefined>;

/** How the mirror changes. Each change answers, and marks if asked, the accounts whose class it may change. */
export function createMirrorWrites(
  db: Kysely<Tables>,
): Pick<MirrorStore, 'putAccounts' | 'putDeals' | 'remove'> {
  return {
    putAccounts: (organizationId, records, marking) =>
      inOneStep(organizationId, newestOfEach(records), marking, async (trx, part) => {
        const held = await heldAccounts(trx, organizationId, idsOf(part));
        const replaced = await upsertAccounts(trx, organizationId, part);
        return part
          .filter((record) => replaced.has(record.facts.id) && isNews(record, held))
          .flatMap(({ facts }) => [facts.id, facts.parentId, held.get(facts.id)?.parentId]);
      }),
    putDeals: (organizationId, records, marking) =>
      inOneStep(organizationId, newestOfEach(records), marking, async (trx, part) => {
        const held = await heldDeals(trx, organizationId, idsOf(part));
        const replaced = await upsertDeals(trx, organizationId, part);
        return part
          .filter((record) => replaced.has(record.facts.id) && isNews(record, held))
          .flatMap(({ facts }) => [facts.accountId, held.get(facts.id)?.accountId]);
      }),
    async remove(organizationId, module, ids, marking) {
      const removed = new Set(ids);
      return await inOneStep(organizationId, [...removed], marking, async (trx, part) => {
        if (module === 'Deals') {
          const deals = await heldDeals(trx, organizationId, part);
          await deleteDeals(trx, organizationId, part);
          return [...deals.values()].map(({ accountId }) => accountId);
        }
        const accounts = await heldAccounts(trx, organizationId, part);
        const children = await childrenOf(trx, organizationId, part);
        await deleteAccounts(trx, organizationId, part);
        const parents = [...accounts.values()].map(({ parentId }) => parentId);
        return [...parents, ...children].filter((id) => !removed.has(id ?? ''));
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
    if (entries.length === 0) return [];
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

/** Whether a record tells other facts than are held; our own writes only move its time. */
function isNews(
  { facts }: { facts: { id: string } },
  held: ReadonlyMap<string, { facts: string }>,
): boolean {
  return held.get(facts.id)?.facts !== toJson(facts);
}

function idsOf(records: { facts: { id: string } }[]): string[] {
  return records.map((record) => record.facts.id);
}
