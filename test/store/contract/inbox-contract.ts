import { describe, expect, it } from 'vitest';
import type { ChangedRecord } from '../../../src/app/ports/inbox-store.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { byText, freshId } from './samples.ts';

/** What every inbox store does. */
export function inboxContract(store: () => Store): void {
  const inbox = () => store().inbox;

  async function waitingRecords(organizationId: string): Promise<string[]> {
    return (await inbox().takeRecords(organizationId, 1000)).map(({ entry }) => entry.recordId);
  }

  async function waitingAccounts(organizationId: string): Promise<string[]> {
    return (await inbox().takeAccounts(organizationId, 1000)).map(({ entry }) => entry.accountId);
  }

  describe('changed records', () => {
    it('wait until settled, the longest waiting first', async () => {
      const organizationId = freshId();
      await inbox().markRecords([aRecord(organizationId, 'late')], 2);
      await inbox().markRecords([aRecord(organizationId, 'early')], 1);

      expect(await waitingRecords(organizationId)).toEqual(['early', 'late']);
      expect(await waitingRecords(organizationId)).toEqual(['early', 'late']);

      await inbox().settleRecords(await inbox().takeRecords(organizationId, 1));

      expect(await waitingRecords(organizationId)).toEqual(['late']);
    });

    it('are one entry each however often marked, in their first place', async () => {
      const organizationId = freshId();
      const record = aRecord(organizationId, 'often');
      await inbox().markRecords([record, record, record], 1);
      await inbox().markRecords([aRecord(organizationId, 'once')], 2);
      await inbox().markRecords([record], 3);

      const taken = await inbox().takeRecords(organizationId, 9);

      expect(taken.map(({ entry }) => entry)).toStrictEqual([
        record,
        aRecord(organizationId, 'once'),
      ]);
      expect(await inbox().count(organizationId)).toEqual({ records: 2, accounts: 0 });
    });

    it('are told apart by module', async () => {
      const organizationId = freshId();
      const record = aRecord(organizationId, 'same');
      await inbox().markRecords([record, { ...record, module: 'Accounts' }], 1);

      await inbox().settleRecords(
        (await inbox().takeRecords(organizationId, 9)).filter(
          ({ entry }) => entry.module === 'Accounts',
        ),
      );

      expect((await inbox().takeRecords(organizationId, 9)).map(({ entry }) => entry)).toEqual([
        record,
      ]);
    });

    it('stay when marked again between taking and settling', async () => {
      const organizationId = freshId();
      await inbox().markRecords(
        [aRecord(organizationId, 'again'), aRecord(organizationId, 'quiet')],
        1,
      );
      const taken = await inbox().takeRecords(organizationId, 9);

      await inbox().markRecords([aRecord(organizationId, 'again')], 2);
      await inbox().settleRecords(taken);

      expect(await waitingRecords(organizationId)).toEqual(['again']);
    });

    it('stay when an earlier settling comes late, after another did the work and a new mark came', async () => {
      const organizationId = freshId();
      await inbox().markRecords([aRecord(organizationId, 'r')], 1);
      const taken = await inbox().takeRecords(organizationId, 9);
      await inbox().settleRecords(taken);
      await inbox().markRecords([aRecord(organizationId, 'r')], 1);

      await inbox().settleRecords(taken);

      expect(await waitingRecords(organizationId)).toEqual(['r']);
    });

    it('have a version that grows with every mark', async () => {
      const organizationId = freshId();
      const versions: number[] = [];
      for (const now of [1, 2, 3]) {
        await inbox().markRecords([aRecord(organizationId, 'r')], now);
        versions.push((await inbox().takeRecords(organizationId, 1))[0]?.version ?? 0);
      }

      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
      expect(versions).toHaveLength(3);
    });

    it('of many organizations are marked and settled in one call', async () => {
      const [first, second] = [freshId(), freshId()];
      await inbox().markRecords([aRecord(first, 'r'), aRecord(second, 'r')], 1);
      const taken = [
        ...(await inbox().takeRecords(first, 9)),
        ...(await inbox().takeRecords(second, 9)),
      ];

      expect(taken.map(({ entry }) => entry.organizationId)).toEqual([first, second]);
      await inbox().settleRecords(taken.slice(1));

      expect(await waitingRecords(first)).toEqual(['r']);
      expect(await waitingRecords(second)).toEqual([]);
    });

    it('are all there when many mark at the same time', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 500 }, (_, index) => `${1000 + index}`);

      await Promise.all(
        ids.map((id) =>
          inbox().markRecords([aRecord(organizationId, id), aRecord(organizationId, 'all')], 1),
        ),
      );

      expect((await waitingRecords(organizationId)).sort(byText)).toEqual([...ids, 'all']);
    });

    it('are more than a statement takes', async () => {
      const organizationId = freshId();
      const records = Array.from({ length: 12_000 }, (_, n) => aRecord(organizationId, `${n}`));

      await inbox().markRecords(records, 1);
      const taken = await inbox().takeRecords(organizationId, 20_000);
      await inbox().settleRecords(taken);

      expect(taken).toHaveLength(12_000);
      expect(await inbox().count(organizationId)).toEqual({ records: 0, accounts: 0 });
    });
  });

  describe('marked accounts', () => {
    it('wait until settled, the longest waiting first, with their last cause', async () => {
      const organizationId = freshId();
      await inbox().markAccounts(organizationId, ['b', 'a'], 'backfill', 5);
      await inbox().markAccounts(organizationId, ['c'], 'time-passed', 4);
      await inbox().markAccounts(organizationId, ['b', 'b'], 'override', 6);

      const taken = await inbox().takeAccounts(organizationId, 2);
      expect(taken.map(({ entry }) => entry)).toStrictEqual([
        { accountId: 'c', cause: 'time-passed', markedAt: 4 },
        { accountId: 'a', cause: 'backfill', markedAt: 5 },
      ]);

      await inbox().settleAccounts(organizationId, taken);

      expect((await inbox().takeAccounts(organizationId, 9)).map(({ entry }) => entry)).toEqual([
        { accountId: 'b', cause: 'override', markedAt: 5 },
      ]);
    });

    it('stay when marked again between taking and settling, also with the same cause', async () => {
      const organizationId = freshId();
      await inbox().markAccounts(organizationId, ['again', 'quiet'], 'calibration', 1);
      const taken = await inbox().takeAccounts(organizationId, 9);

      await inbox().markAccounts(organizationId, ['again'], 'calibration', 1);
      await inbox().settleAccounts(organizationId, taken);

      expect(await waitingAccounts(organizationId)).toEqual(['again']);
    });

    it('of another organization stay', async () => {
      const [id, other] = [freshId(), freshId()];
      await inbox().markAccounts(id, ['a'], 'backfill', 1);
      await inbox().markAccounts(other, ['a'], 'backfill', 1);

      await inbox().settleAccounts(other, await inbox().takeAccounts(id, 9));
      await inbox().settleAccounts(id, await inbox().takeAccounts(id, 9));

      expect(await waitingAccounts(id)).toEqual([]);
      expect(await waitingAccounts(other)).toEqual(['a']);
    });

    it('are more than a statement takes', async () => {
      const organizationId = freshId();
      const ids = Array.from({ length: 40_000 }, (_, index) => `${index}`);

      await inbox().markAccounts(organizationId, ids, 'policy-changed', 1);
      expect(await inbox().count(organizationId)).toEqual({ records: 0, accounts: 40_000 });
      await inbox().settleAccounts(
        organizationId,
        await inbox().takeAccounts(organizationId, 50_000),
      );

      expect(await waitingAccounts(organizationId)).toEqual([]);
    });
  });

  it('organizations wait while anything of theirs does, the longest waiting first', async () => {
    const [records, accounts, both, done] = [freshId(), freshId(), freshId(), freshId()];
    await inbox().markRecords([aRecord(records, 'r'), aRecord(done, 'r')], 3);
    await inbox().markAccounts(accounts, ['a'], 'backfill', 2);
    await inbox().markRecords([aRecord(both, 'r')], 9);
    await inbox().markAccounts(both, ['a'], 'backfill', 1);
    await inbox().settleRecords(await inbox().takeRecords(done, 9));

    const waiting = await inbox().organizationsWaiting();

    const ours = [records, accounts, both, done];
    expect(waiting.filter((id) => ours.includes(id))).toEqual([both, accounts, records]);
  });

  it('nothing may be marked, taken or settled', async () => {
    const organizationId = freshId();

    await inbox().markRecords([], 1);
    await inbox().settleRecords([]);
    await inbox().markAccounts(organizationId, [], 'backfill', 1);
    await inbox().settleAccounts(organizationId, []);

    expect(await inbox().takeRecords(organizationId, 9)).toEqual([]);
    expect(await inbox().takeAccounts(organizationId, 9)).toEqual([]);
  });
}

function aRecord(organizationId: string, recordId: string): ChangedRecord {
  return { organizationId, module: 'Deals', recordId };
}
