import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/app/ports/store.ts';
import { accessContract } from './contract/access-contract.ts';
import { affectedAccountsContract } from './contract/affected-accounts-contract.ts';
import { channelContract } from './contract/channel-contract.ts';
import { classContract } from './contract/class-contract.ts';
import { groupContract } from './contract/group-contract.ts';
import { inboxContract } from './contract/inbox-contract.ts';
import { inboxLawContract } from './contract/inbox-law-contract.ts';
import { journalContract } from './contract/journal-contract.ts';
import { mirrorContract } from './contract/mirror-contract.ts';
import { organizationContract } from './contract/organization-contract.ts';
import { policyContract } from './contract/policy-contract.ts';
import { runContract } from './contract/run-contract.ts';
import { freshId } from './contract/samples.ts';

/**
 * What every store does, whatever the database: run by one test file per engine. Each test works on organizations of its
 * own, so that the database may hold others.
 */
export function describeStore(name: string, open: () => Promise<Store>): void {
  describe(name, () => {
    let opened: Store;
    const store = () => opened;

    beforeAll(async () => {
      opened = await open();
    });

    afterAll(() => opened.close());

    organizationContract(store);
    accessContract(store);
    channelContract(store);
    mirrorContract(store);
    affectedAccountsContract(store);
    groupContract(store);
    inboxContract(store);
    inboxLawContract(store);
    policyContract(store);
    classContract(store);
    runContract(store);
    journalContract(store);

    it('answers a ping', async () => {
      await expect(store().ping()).resolves.toBeUndefined();
    });

    it('finishes open work when closed, and refuses more', async () => {
      const closing = await open();
      const record = { organizationId: freshId(), module: 'Deals', recordId: '1' } as const;

      const marked = closing.inbox.markRecords([record], 1);
      await closing.close();
      await closing.close();

      await expect(marked).resolves.toBeUndefined();
      await expect(closing.ping()).rejects.toMatchObject({ code: 'store-unavailable' });
    });
  });
}
