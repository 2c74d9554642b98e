import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readContext } from '../../src/app/read-context.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('reading the context', () => {
  let world: World;

  beforeAll(async () => {
    const address = { state: '上海市', city: '上海', country: '中国' };
    world = await startWorld(anOrganization({ address }));
    await world.install('zh');
  });

  afterAll(() => world.stop());

  it('tells where the organization itself is and in what it counts', async () => {
    const { store } = world.tierwise;
    const organization = await store.organizations.find(known.zgid);
    const context = organization && (await readContext(store, organization, world.clock.now()));

    expect(context?.home).toEqual({
      currency: 'CNY',
      country: 'CN',
      region: '上海市',
      city: '上海',
    });
  });
});
