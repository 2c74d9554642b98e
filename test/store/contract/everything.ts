import type { Store } from '../../../src/app/ports/store.ts';
import { aDeal, anAccount, anOrganization, aRun, aSession, drain, someClasses } from './samples.ts';

/** Writes at least one row of an organization through every member that writes; record ids are the same for all. */
export async function plantEverything(store: Store, organizationId: string): Promise<void> {
  const hash = (what: string) => `${what} of ${organizationId}`;
  const { organizations, connections, signIns, mirror, inbox, channels } = store;
  const { calibrations, policies, classes, overrides, runs, credits, schedule } = store;
  await organizations.save(anOrganization(organizationId));
  await connections.save(organizationId, {
    refreshToken: `1000.refresh.${organizationId}`,
    accountsUrl: 'https://accounts.zoho.eu',
  });
  await signIns.putSession(hash('session'), aSession(organizationId));
  await signIns.putTicket(hash('ticket'), {
    collectorHash: hash('collector'),
    session: aSession(organizationId),
    expiresAt: 1000,
  });
  await channels.save({
    channelId: hash('channel'),
    organizationId,
    tokenHash: hash('token'),
    urlSecretHash: hash('secret'),
    expiresAt: 7,
  });
  await channels.saveWebhook({
    organizationId,
    urlSecretHash: hash('webhook'),
    tokenHash: hash('token'),
  });
  await mirror.putAccounts(organizationId, [
    anAccount({ id: 'a1', name: hash('name') }),
    anAccount({ id: 'a2', parentId: 'a1' }),
  ]);
  await mirror.putDeals(organizationId, [
    aDeal({ id: 'd1', accountId: 'a1', name: hash('deal') }),
    aDeal({ id: 'd2', accountId: 'unknown' }),
  ]);
  await inbox.markRecords([{ organizationId, module: 'Deals', recordId: 'd1' }], 1);
  await inbox.markAccounts(organizationId, ['a1'], 'backfill', 1);
  await calibrations.save(organizationId, {
    id: 'c1',
    asOf: 1,
    payload: hash('payload'),
    createdAt: 1,
  });
  await policies.publish(organizationId, {
    version: 'p1',
    payload: hash('payload'),
    author: hash('author'),
    note: '',
    publishedAt: 1,
  });
  await classes.save(
    organizationId,
    [someClasses('a1')],
    [
      {
        accountId: 'a1',
        dimension: 'tier',
        from: undefined,
        to: 'gold',
        cause: 'backfill',
        policyVersion: 'p1',
        calibrationId: 'c1',
        inputs: '{}',
        at: 1,
      },
    ],
  );
  await overrides.save(organizationId, {
    accountId: 'a1',
    dimension: 'tier',
    value: 'gold',
    by: undefined,
    why: hash('why'),
    at: 1,
  });
  const written = { before: { tier: null }, after: { tier: 'gold' } };
  await store.journal.note(organizationId, 'r1', [{ accountId: 'a1', ...written }], 1);
  await runs.save(organizationId, aRun('r1', { cursor: hash('cursor') }));
  await credits.add([{ organizationId, operation: 'read-accounts', credits: 1, at: 1 }]);
  await schedule.takeLease(organizationId, hash('owner'), 1, 2);
}

/** What the store answers about an organization, member by member. */
export async function readEverything(store: Store, organizationId: string) {
  const hash = (what: string) => `${what} of ${organizationId}`;
  return {
    organization: await store.organizations.find(organizationId),
    tokens: await store.connections.find(organizationId),
    session: await store.signIns.findSession(hash('session'), 0),
    channel: await store.channels.find(hash('channel')),
    channels: await store.channels.list(organizationId),
    webhook: await store.channels.findWebhook(hash('webhook')),
    groups: await store.mirror.readGroups(organizationId, ['a1', 'a2']),
    accounts: await drain(store.mirror.readAll(organizationId)),
    strays: await drain(store.mirror.readStrayDeals(organizationId)),
    mirrored: await store.mirror.count(organizationId),
    changedRecords: (await store.inbox.takeRecords(organizationId, 9)).map(({ entry }) => entry),
    markedAccounts: (await store.inbox.takeAccounts(organizationId, 9)).map(({ entry }) => entry),
    waiting: await store.inbox.count(organizationId),
    isWaiting: (await store.inbox.organizationsWaiting()).includes(organizationId),
    calibration: await store.calibrations.latest(organizationId),
    calibrationById: await store.calibrations.find(organizationId, 'c1'),
    calibrations: await store.calibrations.list(organizationId, 9),
    policy: await store.policies.current(organizationId),
    policyByVersion: await store.policies.find(organizationId, 'p1'),
    policies: await store.policies.list(organizationId),
    classes: await store.classes.find(organizationId, ['a1']),
    allClasses: await drain(store.classes.readAll(organizationId)),
    history: await store.classes.history(organizationId, 'a1', 9),
    overrides: await store.overrides.find(organizationId, ['a1']),
    allOverrides: await store.overrides.list(organizationId),
    written: await store.journal.read(organizationId, 'r1', undefined, 9),
    writtenByRun: await store.journal.runs(organizationId),
    run: await store.runs.find(organizationId, 'r1'),
    runs: await store.runs.list(organizationId, 9),
    credits: await store.credits.spent(organizationId, 0),
  };
}
