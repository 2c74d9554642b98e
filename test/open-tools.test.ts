import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDisconnectOrganization } from '../src/app/disconnect-organization.ts';
import { createExamineOrganization } from '../src/app/examine-organization.ts';
import { createProbeBulkWrite } from '../src/app/probe-bulk-write.ts';
import { createPurgeOrganization } from '../src/app/purge-organization.ts';
import { openTools, type Tools } from '../src/open-tools.ts';
import { anOrganization, known } from './emulator/support/an-organization.ts';
import { startWorld, type World } from './support/start-world.ts';

describe('what commands work with', () => {
  let world: World;
  let tools: Tools;

  beforeEach(async () => {
    world = await startWorld(anOrganization());
    await world.install();
    tools = await openTools(world.config);
  });

  afterEach(async () => {
    await tools.close();
    await world.stop();
  });

  /** Credits in the ledger. */
  async function booked(): Promise<number> {
    const rows = await world.tierwise.store.credits.spent(known.zgid, 0);
    return rows.reduce((sum, { credits }) => sum + credits, 0);
  }

  it.each<[what: string, work: (tools: Tools) => Promise<unknown>]>([
    ['an examination', async (given) => createExamineOrganization(given)(await world.known())],
    ['a probe of bulk writes', (given) => createProbeBulkWrite(given).probe(known.zgid)],
    [
      'a disconnection',
      (given) => createDisconnectOrganization(given)(known.zgid, { removeFields: true }),
    ],
  ])('books every credit of %s', async (_, work) => {
    // The server's own last calls may still be on their way into the ledger.
    const isComplete = () => expect.poll(booked).toBe(world.organization.credits.spent);
    await isComplete();
    const before = await booked();

    await work(tools);
    await tools.close();

    expect(await booked()).toBeGreaterThan(before);
    await isComplete();
  });

  it('leaves no booking behind a purge', async () => {
    await tools.store.organizations.change(known.zgid, { status: 'disconnected' });
    const spent = world.organization.credits.spent;
    const purge = createPurgeOrganization({ ...tools, pause: async () => {} });

    await purge(known.zgid, { removeFields: true });
    await tools.close();

    expect(world.organization.credits.spent).toBeGreaterThan(spent);
    expect(await booked()).toBe(0);
    const folder = dirname(world.databasePath);
    const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
    expect(bytes.join('')).not.toContain(known.zgid);
  });
});
