import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  Environment,
  FileStore,
  Initializer,
  Levels,
  LogBuilder,
  OAuthBuilder,
  ParameterMap,
  Record as Records,
  SDKConfigBuilder,
  UserSignature,
} from '@zohocrm/typescript-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  interleave,
  manyOrganizations,
  type TestOrganization,
  type Traffic,
} from './support/many-organizations.ts';

/**
 * The negative control of the isolation test: the same servers and the same traffic, through the SDK as it comes, with
 * its own way of serving several users. It must fail where ours does not, or that test could not fail at all.
 */
describe('the stock SDK with switchUser', () => {
  let world: Awaited<ReturnType<typeof manyOrganizations>>;
  let folder: string;

  beforeAll(async () => {
    world = await manyOrganizations();
    folder = mkdtempSync(join(tmpdir(), 'tierwise-stock-sdk-'));
    const [first] = world.organizations as [TestOrganization];
    await Initializer.initialize(
      ...userOf(first),
      new FileStore(join(folder, 'tokens.txt')),
      config(),
      folder,
      new LogBuilder().level(Levels.OFF).build(),
    );
  });
  afterAll(async () => {
    await world.close();
    rmSync(folder, { recursive: true });
  });

  function userOf({ id, url, refreshToken }: TestOrganization) {
    const token = new OAuthBuilder()
      .userSignature(new UserSignature(id))
      .clientId('a')
      .clientSecret('b')
      .refreshToken(refreshToken)
      .findUser(false)
      .build();
    return [new Environment(url, `${url}/oauth/v2/token`, url), token] as const;
  }

  function config() {
    return new SDKConfigBuilder().autoRefreshFields(false).pickListValidation(false).build();
  }

  const traffic: Traffic = {
    async read(organization, ids) {
      await Initializer.switchUser(...userOf(organization), config());
      const params = new ParameterMap();
      await params.add(Records.GetRecordsParam.FIELDS, 'Account_Name');
      await params.add(Records.GetRecordsParam.IDS, ids.join(','));
      const response = await new Records.RecordOperations('Accounts').getRecords(params);
      const { data } = response.getResponseJSON() as { data: { Account_Name: string }[] };
      return data.map((row) => row.Account_Name);
    },
    async write(organization, ids) {
      await Initializer.switchUser(...userOf(organization), config());
      const body = new Records.BodyWrapper();
      body.setData(
        ids.map((id) => {
          const record = new Records.Record();
          record.setId(BigInt(id));
          record.addKeyValue('Tier', organization.id);
          return record;
        }),
      );
      await new Records.RecordOperations('Accounts').updateRecords(body);
    },
  };

  it.each([1, 10])('mixes organizations up, %i call(s) at a time', async (atOnce) => {
    const { organizations, seen } = world;
    const before = seen.wrongTokens;

    const { foreignRecords } = await interleave(organizations, traffic, { calls: 100, atOnce });

    expect(seen.wrongTokens - before).toBeGreaterThan(20);
    expect(foreignRecords).toBeGreaterThan(20);
  });
});
