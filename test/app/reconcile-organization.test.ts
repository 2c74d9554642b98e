import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type ChangeWatch, createChangeWatch } from '../../src/app/create-change-watch.ts';
import type { AppDependencies } from '../../src/app/dependencies.ts';
import { AppError } from '../../src/app/errors.ts';
import type { Channel } from '../../src/app/ports/channel-store.ts';
import type { CrmAccountRecord } from '../../src/app/ports/crm.ts';
import { createReconcileOrganization } from '../../src/app/reconcile-organization.ts';
import { anAccount, anOrganization, freshId } from '../store/contract/samples.ts';
import { type OpenStore, openStore } from '../support/open-store.ts';

const minuteMs = 60_000;

describe('a reconciliation within an hour in which deletions have been listed', () => {
  const now = Date.parse('2026-03-02T04:20:00Z');
  let opened: OpenStore;
  let organizationId: string;
  let changed: CrmAccountRecord[];
  let listed: string[];
  let isOutOfOrder: boolean;
  let changeWatch: ChangeWatch;

  beforeEach(async () => {
    opened = await openStore();
    organizationId = freshId();
    changed = [];
    listed = [];
    isOutOfOrder = false;
    changeWatch = createChangeWatch({ clock: { now: () => now } });
  });

  afterEach(() => opened.remove());

  function aChannel(): Channel {
    const hashes = { tokenHash: 'token', urlSecretHash: 'secret' };
    return { channelId: freshId(), organizationId, ...hashes, expiresAt: now };
  }

  async function reconcile(): Promise<void> {
    const { store } = opened;
    const crm = {
      readAccounts: async () => ({ rows: changed }),
      readDeals: async () => ({ rows: [] }),
      async listDeleted(_: unknown, module: string) {
        if (isOutOfOrder) throw new AppError('crm-unavailable');
        listed.push(module);
        return [];
      },
    };
    const clock = { now: () => now };
    const dependencies = { store, crm, clock, log: { warn() {} }, changeWatch };
    const reconcileOrganization = createReconcileOrganization(
      dependencies as unknown as AppDependencies,
    );
    const organization = anOrganization(organizationId, { readUntil: now - 5 * minuteMs });
    await store.organizations.save(organization);
    await reconcileOrganization(organization, { deletions: 'hourly' });
  }

  it('lists none while nothing has changed', async () => {
    await reconcile();

    expect(listed).toEqual([]);
  });

  it('lists them when something has of which nobody told', async () => {
    changed = [anAccount({ id: 'a' })];
    await reconcile();

    expect(listed).toEqual(['Accounts', 'Deals']);
  });

  it('lists none when that was a moment ago, for somebody may yet tell', async () => {
    changed = [{ ...anAccount({ id: 'a' }), modifiedAt: now - 5000 }];
    await reconcile();

    expect(listed).toEqual([]);
  });

  it.each([
    ['lists them when one was missed since it was last read', 1, ['Accounts', 'Deals']],
    ['lists none when that was before', 6, []],
  ])('%s', async (_, minutesAgo, expected) => {
    const { channels } = opened.store;
    await channels.save(aChannel());
    await channels.noteMissed(organizationId, 1, now - minutesAgo * minuteMs);
    await reconcile();

    expect(listed).toEqual(expected);
  });

  it('lists them the next time when the CRM did not answer', async () => {
    await opened.store.channels.save(aChannel());
    changed = [anAccount({ id: 'a' })];
    isOutOfOrder = true;
    await expect(reconcile()).rejects.toMatchObject({ code: 'crm-unavailable' });
    isOutOfOrder = false;
    await reconcile();

    expect(listed).toEqual(['Accounts', 'Deals']);
  });

  it('counts what nobody told of', async () => {
    await opened.store.channels.save(aChannel());
    changed = [anAccount({ id: 'a' }), { ...anAccount({ id: 'b' }), modifiedAt: now - 5000 }];
    await reconcile();

    const [channel] = await opened.store.channels.list(organizationId);
    expect(channel?.missed).toEqual({ count: 1, at: now, deafSince: now });
  });

  it('lists none when it is told of by now, or held already', async () => {
    changed = [anAccount({ id: 'a' })];
    const told = { organizationId, module: 'Accounts', recordId: 'a' } as const;
    await opened.store.inbox.markRecords([told], now);
    await reconcile();
    expect(listed).toEqual([]);

    await opened.store.inbox.settleRecords(
      await opened.store.inbox.takeRecords(organizationId, 10),
    );
    await reconcile();
    expect(listed).toEqual([]);
  });
});
