import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('what to mend in the records of an organization', () => {
  let world: World;

  beforeEach(async () => {
    world = await startWorld(anOrganization());
    const won = { Deal_Name: 'Order', Stage: 'Closed Won', Closing_Date: '2026-01-05' };
    world.organization.createRecord('Deals', { ...won, Amount: 10 });
    world.organization.createRecord('Deals', { ...won, Account_Name: { id: known.acme } });
    await world.install('en');
  });
  afterEach(() => world.stop());

  it('names the deals of no account and those without an amount', async () => {
    const findings = await world.tierwise.app.listFindings(known.zgid);

    expect(findings.slice(0, 2)).toMatchObject([
      { id: 'deals-without-account', count: 1, examples: [{ dealId: expect.any(String) }] },
      { id: 'won-without-amount', count: 1, examples: [{ accountName: 'Acme' }] },
    ]);
  });

  it('is nothing for an organization that is not known', async () => {
    expect(await world.tierwise.app.listFindings('1')).toEqual([]);
  });
});
