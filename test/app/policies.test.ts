import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { aSalesBook } from '../support/a-sales-book.ts';
import { startWorld, type World } from '../support/start-world.ts';

const organizationId = known.zgid;

/** Another ladder, other segments, another window: everything moves. */
const wanted = {
  preset: 'cn-key-account',
  name: 'ours',
  windowDays: 730,
  salesLevel: {
    ladder: [
      { id: 'l1', from: 100_000 },
      { id: 'l2', from: 30_000 },
      { id: 'l3', from: 0 },
    ],
  },
};

describe('the policies of an organization', () => {
  let world: World;

  beforeAll(async () => {
    const records = aSalesBook({ seed: 5, accounts: 60, deals: 300, now: Date.now() });
    world = await startWorld(anOrganization({ records }));
    await world.install('en');
  });

  afterAll(() => world.stop());

  const app = () => world.tierwise.app;

  async function currentVersion(): Promise<string> {
    return (await world.tierwise.store.policies.current(organizationId))?.version ?? '';
  }

  async function publish(policy: unknown, basedOn?: string) {
    const draft = { policy, author: 'Li', note: 'from July on' };
    return app().publishPolicy(organizationId, {
      ...draft,
      basedOn: basedOn ?? (await currentVersion()),
    });
  }

  async function classesInForce(dimension: string): Promise<Map<string, string | undefined>> {
    const classes = new Map<string, string | undefined>();
    for await (const batch of world.tierwise.store.classes.readAll(organizationId)) {
      for (const { accountId, inForce } of batch) classes.set(accountId, inForce[dimension]);
    }
    return classes;
  }

  async function simulate(policy: unknown) {
    const answer = await app().simulatePolicy(organizationId, policy);
    if (answer.outcome !== 'simulated') throw new Error(JSON.stringify(answer));
    return answer.simulation;
  }

  it('begin with the standard one, of which a simulation moves nothing and costs nothing', async () => {
    world.newRequests();
    const { moved, write } = await simulate({});

    expect(moved.accounts).toBe(0);
    expect(write).toEqual({ rows: 0, fields: {}, newValues: {}, credits: 0 });
    expect(world.newRequests().operations).toEqual([]);
  });

  it('do what was simulated: the same moves, rows and fields, for no more credits', async () => {
    const simulation = await simulate(wanted);
    const tierBefore = await classesInForce('tier');
    world.newRequests();
    world.newWrites();
    expect(await publish(wanted)).toMatchObject({ outcome: 'published', findings: [] });
    await world.settle();

    const tierAfter = await classesInForce('tier');
    const moved = [...tierAfter].filter(([id, tier]) => tierBefore.get(id) !== tier);
    const tier = simulation.dimensions.find(({ dimension }) => dimension === 'tier');
    expect(moved.length).toBeGreaterThan(5);
    expect(tier?.moved.accounts).toBe(moved.length);
    const named = simulation.movers.filter(({ changes }) =>
      changes.some(({ dimension }) => dimension === 'tier'),
    );
    expect(new Set(named.map(({ accountId }) => accountId))).toEqual(
      new Set(moved.map(([id]) => id)),
    );

    const writes = world.newWrites();
    const { fields } = await world.known();
    const counts = Object.entries(fields).map(([key, { apiName }]) => [
      key,
      writes.filter((record) => apiName in record).length,
    ]);
    expect(simulation.write.rows).toBe(writes.length);
    expect(simulation.write.fields).toEqual(
      Object.fromEntries(counts.filter(([, count]) => count !== 0)),
    );
    expect(simulation.write.newValues['rfm']).toHaveLength(8);

    const { operations, credits } = world.newRequests();
    const looks = operations.filter((operation) => operation === 'GET /settings/fields').length;
    expect(credits).toBe(simulation.write.credits + looks);
  });

  it('take no class of an earlier policy for a person’s choice', async () => {
    expect(await world.tierwise.store.overrides.list(organizationId)).toEqual([]);
    expect(world.complaints).toEqual([]);
  });

  it('are calibrated when they are published', async () => {
    const latest = await world.tierwise.store.calibrations.latest(organizationId);
    const [row] = await world.tierwise.store.classes.find(organizationId, [
      [...(await classesInForce('tier')).keys()][0] ?? '',
    ]);

    expect(await world.tierwise.store.calibrations.list(organizationId, 9)).toHaveLength(2);
    expect(row).toMatchObject({ policyVersion: await currentVersion(), calibrationId: latest?.id });
  });

  it('leave what people chose, and count it', async () => {
    const tiers = await classesInForce('tier');
    const [accountId = ''] = [...tiers].find(([, tier]) => tier === 'general') ?? [];
    await world.setFields(accountId, { tier: 'Strategic' });
    await world.stayCurrent();
    const ladder = [{ id: 'l1', from: 0 }];
    const { movers } = await simulate({
      ...wanted,
      salesLevel: { ladder },
      tier: { salesLevels: { strategic: [], important: ['l1'] } },
    });
    const changed = movers.find((mover) => mover.accountId === accountId)?.changes ?? [];

    expect(accountId).not.toBe('');
    expect(changed.map(({ dimension }) => dimension)).not.toContain('tier');
    expect(changed.map(({ dimension }) => dimension)).toContain('sales-level');
  });

  it('are listed with who published them and why, and compared in sentences', async () => {
    const [newest, oldest] = await app().listPolicies(organizationId);

    expect(newest).toMatchObject({ author: 'Li', note: 'from July on', isCurrent: true });
    expect(oldest).toMatchObject({
      version: expect.stringMatching(/^standard-/),
      isCurrent: false,
    });
    const versions = { before: oldest?.version ?? '', after: newest?.version ?? '' };
    const changes = await app().comparePolicies(organizationId, versions);
    expect(changes.map(({ sentence }) => sentence.en)).toContain(
      'Window of deals: the last 730 days instead of the last 365 days',
    );
    await expect(
      app().comparePolicies(organizationId, { before: 'never', after: 'never' }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('are not published over one that somebody else has published since', async () => {
    const [, oldest] = await app().listPolicies(organizationId);
    const current = await currentVersion();

    expect(await publish({ windowDays: 90 }, oldest?.version)).toEqual({
      outcome: 'outdated',
      current,
    });
    expect(await currentVersion()).toBe(current);
  });

  it('are not published when they are none, or contradict themselves', async () => {
    expect(await publish({ windowDay: 90 })).toMatchObject({
      outcome: 'invalid',
      problems: [{ code: 'unknown-property', path: 'windowDay' }],
    });
    expect(await publish({ value: { high: 0.2 } })).toMatchObject({
      outcome: 'contradictory',
      findings: [{ code: 'unreachable-class', path: 'value.medium' }],
    });
    expect(await app().simulatePolicy(organizationId, [])).toMatchObject({ outcome: 'invalid' });
  });

  it('belong to organizations that are connected', async () => {
    const draft = { policy: {}, author: '', note: '', basedOn: '' };

    await expect(app().publishPolicy('nobody', draft)).rejects.toMatchObject({
      code: 'organization-not-connected',
    });
    await expect(app().simulatePolicy('nobody', {})).rejects.toMatchObject({
      code: 'organization-not-connected',
    });
  });
});
