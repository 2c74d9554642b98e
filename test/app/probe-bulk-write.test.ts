import { afterEach, describe, expect, it } from 'vitest';
import { createProbeBulkWrite } from '../../src/app/probe-bulk-write.ts';
import { openTools, type Tools } from '../../src/open-tools.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { startWorld, type World } from '../support/start-world.ts';

describe('the probe of a bulk write', () => {
  let world: World;
  let tools: Tools;

  afterEach(async () => {
    await tools.close();
    await world.stop();
  });

  async function start(setsOff: 'notifications' | 'notifications-and-automation') {
    world = await startWorld(anOrganization({ bulkWriteSetsOff: setsOff }));
    await world.install();
    tools = await openTools(world.config);
    return createProbeBulkWrite({ ...tools, clock: world.clock });
  }

  it('writes one account again as it is, so that its automation has had its occasion', async () => {
    const { probe } = await start('notifications-and-automation');
    const before = await world.fieldsOf(known.acme);
    // Zoho keeps time by the second.
    world.clock.advance(2000);

    const shown = await probe(known.zgid, known.acme);

    expect(shown).toMatchObject({
      accountId: known.acme,
      accountName: 'Acme',
      outcome: { ok: true },
      isModified: true,
    });
    expect(shown.fields.length).toBeGreaterThan(3);
    expect(await world.fieldsOf(known.acme)).toEqual(before);
    const fired = world.organization.wouldHaveFired.map(({ recordId }) => recordId);
    expect(new Set(fired)).toEqual(new Set([known.acme]));
  });

  it('takes the first account with classes, is booked, and sets nothing by itself', async () => {
    const { probe } = await start('notifications');
    const spent = world.organization.credits.spent;

    expect((await probe(known.zgid)).outcome.ok).toBe(true);

    expect(world.organization.credits.spent - spent).toBeGreaterThan(500);
    const booked = await tools.store.credits.spent(known.zgid, 0);
    expect(booked).toContainEqual({ operation: 'bulk-write-accounts', calls: 1, credits: 500 });
    expect(world.organization.wouldHaveFired).toEqual([]);
    expect((await world.known()).bulkWriteConfirmedAt).toBeUndefined();
  });

  it('leaves nothing behind that Tierwise would take for a person’s choice', async () => {
    const { probe } = await start('notifications');
    const { faults, requests } = world.organization;
    faults.inject({ kind: 'bulk-write-delayed', delayMs: 600_000 });
    const probing = probe(known.zgid, known.acme);
    await expect
      .poll(() => requests.some(({ operation }) => operation === 'POST /bulk/write'))
      .toBe(true);

    const before = await world.fieldsOf(known.acme);
    world.win(known.acme, { amount: 1_000_000 });
    await world.settle();
    world.clock.advance(601_000);
    await probing;
    await world.stayCurrent();

    expect(await tools.store.overrides.list(known.zgid)).toEqual([]);
    expect(await world.fieldsOf(known.acme)).not.toEqual(before);
  });

  it('tells what keeps the account from being written', async () => {
    const { probe } = await start('notifications');
    world.organization.holdRecord('Accounts', known.acme, 'locked');

    expect((await probe(known.zgid, known.acme)).outcome).toMatchObject({
      ok: false,
      code: 'BLOCKED_RECORD',
    });
    await expect(probe(known.zgid, '1')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is confirmed in somebody’s name, and taken back', async () => {
    const { confirm, revoke } = await start('notifications');

    await confirm(known.zgid, 'Ada');
    expect(await world.known()).toMatchObject({
      bulkWriteConfirmedBy: 'Ada',
      bulkWriteConfirmedAt: expect.any(Number),
    });

    await revoke(known.zgid);
    expect((await world.known()).bulkWriteConfirmedAt).toBeUndefined();
  });
});
