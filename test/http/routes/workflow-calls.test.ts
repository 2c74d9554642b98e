import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { run } from '../../../src/cli/organizations/workflow-function.ts';
import { anOrganization, known, manyAccounts } from '../../emulator/support/an-organization.ts';
import { startWorld, type World } from '../../support/start-world.ts';
import { anotherOrganization, other } from '../../support/two-organizations.ts';
import { aWorkflowCall, type WorkflowWords } from '../support/a-workflow-call.ts';
import { printFunction } from '../support/print-function.ts';
import { runDeluge } from '../support/run-deluge.ts';

describe('POST /zoho/workflow-calls', () => {
  let world: World;
  let unused: string[];

  beforeAll(async () => {
    const accounts = manyAccounts(5);
    unused = accounts.map(({ id }) => id);
    world = await startWorld(anOrganization({ records: { Accounts: accounts, Deals: [] } }), {
      others: [anotherOrganization()],
    });
    await world.install();
    await world.connect({ zgid: other.zgid, email: other.admin });
    // What is heard here is heard through signed calls alone.
    world.organization.faults.inject({ kind: 'notification-dropped' });
  });

  afterAll(() => world.stop());

  /** The call as the Deluge function makes it; signed with the key of the organization it names, or of another. */
  function aCall(changes: Partial<WorkflowWords> = {}, signer = changes.organizationId) {
    const words = {
      organizationId: known.zgid,
      module: 'Accounts',
      recordId: known.acme,
      timestamp: String(world.clock.now()),
      ...changes,
    };
    return aWorkflowCall(words, world.config.secretKey, signer ?? known.zgid);
  }

  async function post(call: Record<string, string>, asForm = true): Promise<number> {
    const body = asForm ? new URLSearchParams(call) : JSON.stringify(call);
    const url = `${world.tierwise.publicUrl}/zoho/workflow-calls`;
    const response = await fetch(url, { method: 'POST', body });
    return response.status;
  }

  function winUnheard(): { buyer: string; deal: string } {
    const buyer = unused.pop() ?? '';
    const deal = world.win(buyer);
    return { buyer, deal };
  }

  async function lifecycleOf(accountId: string): Promise<unknown> {
    await world.settle();
    return (await world.fieldsOf(accountId))['lifecycle'];
  }

  it.each([
    ['a form', true],
    ['JSON', false],
  ])('has a record looked at that a call names, as %s', async (_, asForm) => {
    const { buyer, deal } = winUnheard();
    expect(await lifecycleOf(buyer)).not.toBe('First Purchase');

    expect(await post(aCall({ module: 'Deals', recordId: deal }), asForm)).toBe(202);
    expect(await lifecycleOf(buyer)).toBe('First Purchase');
  });

  it('believes nobody who cannot sign', async () => {
    const call = aCall();

    expect(await post({ ...call, recordId: known.acmeDeal })).toBe(403);
    expect(await post({ ...call, module: 'Deals' })).toBe(403);
    expect(await post({ ...call, organizationId: other.zgid })).toBe(403);
    expect(await post({ ...call, nonce: randomUUID() })).toBe(403);
    expect(await post({ ...call, timestamp: String(Number(call.timestamp) + 1) })).toBe(403);
    expect(await post({ ...call, signature: 'short' })).toBe(400);
  });

  it('believes no organization that speaks for another', async () => {
    expect(await post(aCall({ organizationId: other.zgid }, known.zgid))).toBe(403);
  });

  it.each([-6, 6])('believes no call of %i minutes away', async (minutes) => {
    const timestamp = String(world.clock.now() + minutes * 60_000);

    expect(await post(aCall({ timestamp }))).toBe(403);
  });

  it('keeps nothing on an organization that is not known', async () => {
    expect(await post(aCall({ organizationId: '123' }))).toBe(202);
    expect(await world.tierwise.store.inbox.organizationsWaiting()).not.toContain('123');
  });

  it.each([
    ['another module', { module: 'Leads' }],
    ['an id that has lost its end', { recordId: '1' }],
    ['no instant', { timestamp: 'today' }],
  ])('refuses %s', async (_, changes) => {
    expect(await post(aCall(changes))).toBe(400);
  });

  it('takes POST alone', async () => {
    const response = await fetch(`${world.tierwise.publicUrl}/zoho/workflow-calls`);

    expect(response.status).toBe(405);
  });

  it('believes the printed function', async () => {
    const { buyer, deal } = winUnheard();
    const printed = await printFunction(run, [known.zgid, '--module', 'Deals'], {
      publicUrl: world.tierwise.publicUrl,
      secretKey: world.config.secretKey,
    });

    expect(await runDeluge(printed, { recordId: deal }, world.clock.now())).toBe(202);
    expect(await lifecycleOf(buyer)).toBe('First Purchase');
  });
});
