import { afterEach, describe, expect, it } from 'vitest';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('an organization with several currencies', () => {
  let world: World;

  afterEach(() => world.stop());

  async function install(rate: number): Promise<number | undefined> {
    const base = anOrganization();
    const [deal] = base.records?.Deals ?? [];
    const Deals = [{ ...deal, id: known.acmeDeal, Currency: 'USD', Exchange_Rate: rate }];
    world = await startWorld(
      anOrganization({
        currencies: [
          { isoCode: 'CNY', name: 'Yuan', symbol: '¥', exchangeRate: 1 },
          { isoCode: 'USD', name: 'US Dollar', symbol: '$', exchangeRate: rate },
        ],
        records: { ...base.records, Deals },
      }),
    );
    await world.install();
    return amount();
  }

  async function amount(): Promise<number | undefined> {
    return (await world.mirrored()).flatMap(({ deals }) => deals)[0]?.amount;
  }

  it('has its deals converted whichever way its rates point', async () => {
    expect(await install(7.1)).toBeCloseTo(5000 * 7.1);
    await world.stop();

    expect(await install(0.14)).toBeCloseTo(5000 / 0.14);
  });

  it('keeps the way that records told when none tells it any more', async () => {
    await install(7.1);
    world.organization.updateRecord('Deals', known.acmeDeal, { Currency: 'CNY', Exchange_Rate: 1 });
    await world.sleepUntilMorning();
    expect((await world.known()).schema.rateDirection).toBe('multiply');
    expect(await amount()).toBe(5000);
  });

  it('does not read the other way, nor everything again, because one record tells otherwise', async () => {
    await install(7.1);
    world.organization.updateRecord('Deals', known.acmeDeal, {
      ...{ Currency: 'USD', Exchange_Rate: 0.14 },
    });
    await world.sleepUntilMorning();

    expect((await world.known()).schema.rateDirection).toBe('multiply');
    expect(await amount()).toBeCloseTo(5000 * 0.14);
  });
});
