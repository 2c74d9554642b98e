import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DatabaseSync } from '../../src/store/sqlite/sqlite-engine.ts';
import { anOrganization, known } from '../emulator/support/an-organization.ts';
import { openStore } from '../support/open-store.ts';
import { startWorld, type World } from '../support/start-world.ts';
import { aNotification, channelOf, type KnownChannel, postJson } from './support/a-channel.ts';
import { failureOf } from './support/failure.ts';

describe('a change is acknowledged', () => {
  let world: World;
  let channel: KnownChannel;
  let databasePath: string;
  let removeFolder: () => Promise<void>;

  beforeEach(async () => {
    const opened = await openStore();
    databasePath = `${opened.path}-of-world`;
    removeFolder = opened.remove;
    world = await startWorld(anOrganization(), { config: { databasePath } });
    await world.install();
    channel = channelOf(world.organization);
    // Only what is posted here is to be heard, and nobody takes it out of the inbox again.
    await world.tierwise.worker.stop();
  });

  afterEach(async () => {
    await world.stop();
    await removeFolder();
  });

  const notify = () =>
    postJson(channel.url, aNotification(channel, { module: 'Deals', ids: [known.acmeDeal] }));

  /** The database as somebody sees it who opens the file now, as after a crash of ours. */
  function waitingOnDisk(): unknown[] {
    const database = new DatabaseSync(databasePath);
    const rows = database.prepare('select record_id from changed_records').all();
    database.close();
    return rows;
  }

  it('only once it stands on disk', async () => {
    expect((await notify()).status).toBe(202);

    expect(waitingOnDisk()).toEqual([{ record_id: known.acmeDeal }]);
  });

  it('not while the database takes no changes, and again when it does', async () => {
    const database = new DatabaseSync(databasePath);
    database.exec('alter table changed_records rename to hidden_records');
    expect(await failureOf(await notify())).toEqual({ status: 503, code: 'store-unavailable' });
    const door = await world.tierwise.app.openWebhookDoor(known.zgid);
    const call = () =>
      fetch(door.url, {
        method: 'POST',
        body: `module=Deals&ids=${known.acmeDeal}`,
        headers: {
          'content-type': 'application/x-www-form-urlencoded',
          [door.headerName]: door.headerValue,
        },
      });
    expect(await failureOf(await call())).toEqual({ status: 503, code: 'store-unavailable' });

    database.exec('alter table hidden_records rename to changed_records');
    database.close();
    expect((await notify()).status).toBe(202);
    expect((await call()).status).toBe(202);
    expect(waitingOnDisk()).toEqual([{ record_id: known.acmeDeal }]);
    expect(world.complaints.map(({ message }) => message)).toEqual([
      'request failed',
      'request failed',
    ]);
  });
});
