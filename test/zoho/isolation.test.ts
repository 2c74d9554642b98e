import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CrmConnection } from '../../src/app/ports/crm.ts';
import type { CrmSchema } from '../../src/app/ports/crm-metadata.ts';
import { createZoho } from '../../src/zoho/create-zoho.ts';
import { localDataCenter } from '../../src/zoho/data-centers.ts';
import {
  interleave,
  manyOrganizations,
  type TestOrganization,
} from './support/many-organizations.ts';
import { tokensInMemory } from './support/test-zoho.ts';

const schema: CrmSchema = {
  timeZone: 'UTC',
  currency: 'EUR',
  hasMultipleCurrencies: false,
  stages: [],
  accountFields: ['Account_Name'],
  dealFields: [],
};

describe('ten organizations in two data centers', () => {
  let world: Awaited<ReturnType<typeof manyOrganizations>>;

  beforeAll(async () => {
    world = await manyOrganizations();
  });
  afterAll(() => world.close());

  it('never see one another in 1,000 interleaved calls and a storm of expired tokens', async () => {
    const { organizations, seen, urls, expireAll } = world;
    const { crm } = await createZoho({
      clients: { connect: { id: 'a', secret: 'b' }, 'sign-in': { id: 'c', secret: 'd' } },
      tokens: tokensInMemory(
        Object.fromEntries(
          organizations.map(({ id, url, refreshToken }) => [
            id,
            { refreshToken, accountsUrl: url },
          ]),
        ),
      ),
      clock: { now: Date.now },
      onCall: () => {},
      dataCenters: urls.map((url) => localDataCenter({ accountsUrl: url, apiUrl: url })),
    });
    const connectionOf = ({ id, url }: TestOrganization): CrmConnection => ({
      organizationId: id,
      apiDomain: url,
    });

    const { foreignRecords } = await interleave(
      organizations,
      {
        async read(organization, ids) {
          const { rows } = await crm.readAccounts(connectionOf(organization), schema, { ids });
          expect(rows.map(({ facts }) => facts.id)).toEqual(ids);
          return rows.map(({ facts }) => facts.name);
        },
        async write(organization, ids) {
          const updates = ids.map((id) => ({ id, values: { Tier: organization.id } }));
          const outcomes = await crm.updateAccounts(connectionOf(organization), updates);
          expect(outcomes).toEqual(ids.map((id) => ({ id, ok: true })));
        },
      },
      { calls: 1000, atOnce: 100, beforeCall: (index) => index === 500 && expireAll() },
    );

    expect(foreignRecords).toBe(0);
    expect(seen).toMatchObject({ wrongTokens: 0, wrongDataCenters: 0 });
    expect(seen.rejected).toBeGreaterThan(10);
    expect(seen.apiRequests).toBe(1000 + seen.rejected);
    expect(seen.refreshes).toEqual(Object.fromEntries(organizations.map(({ id }) => [id, 2])));
  });
});
