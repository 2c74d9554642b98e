import type { Kysely } from 'kysely';
import type { Store } from '../app/ports/store.ts';
import { createCalibrationStore } from './calibrations.ts';
import { createChannelStore } from './channels.ts';
import { createClassStore } from './classes.ts';
import { createConnectionStore } from './connections.ts';
import { createCreditStore } from './credits.ts';
import { createInboxStore } from './inbox/inbox.ts';
import { proveKey } from './key-proof.ts';
import { migrate } from './migrate.ts';
import { createMirrorStore } from './mirror/mirror.ts';
import { createOrganizationStore } from './organizations.ts';
import { createOverrideStore } from './overrides.ts';
import { createPolicyStore } from './policies.ts';
import { createPurge } from './purge.ts';
import { createRunStore } from './runs.ts';
import { createScheduleStore } from './schedule.ts';
import { createScrub } from './scrub.ts';
import { createSecretBox } from './secret-box.ts';
import { createSignInStore } from './sign-ins.ts';
import type { Tables } from './tables.ts';
import { createWriteJournal } from './write-journal.ts';

/** What a database engine brings; schema and queries are the same for all. */
export interface Engine {
  db: Kysely<Tables>;
  /** Clears from the database's files what deleted rows left there. */
  scrubFiles(): Promise<void>;
  /** Lets go of the database after what is under way; whatever is asked later is `store-unavailable`. */
  close(): Promise<void>;
}

/** The store on a database, brought to the present tables first. */
export async function createKyselyStore(engine: Engine, secretKey: string): Promise<Store> {
  const { db } = engine;
  const box = createSecretBox(secretKey);
  await migrate(db);
  await proveKey(db, box);
  const inbox = createInboxStore(db);
  const credits = createCreditStore(db);
  const { scrub, scrubbed } = createScrub(db, engine.scrubFiles);
  const deleteRows = createPurge(db);

  /** What still waits to be committed comes first, lest it be written after the purge. */
  async function purge(organizationId: string): Promise<void> {
    await settled();
    await deleteRows(organizationId);
  }

  async function settled(): Promise<void> {
    await Promise.all([inbox.settled(), credits.settled()]);
  }

  return {
    organizations: createOrganizationStore(db, purge),
    connections: createConnectionStore(db, box),
    signIns: createSignInStore(db, box),
    mirror: createMirrorStore(db),
    inbox,
    channels: createChannelStore(db),
    calibrations: createCalibrationStore(db),
    policies: createPolicyStore(db),
    classes: createClassStore(db),
    overrides: createOverrideStore(db),
    journal: createWriteJournal(db),
    runs: createRunStore(db),
    credits,
    schedule: createScheduleStore(db),
    scrub,
    async ping() {
      await db.selectFrom('key_proofs').select('name').execute();
    },
    async close() {
      await Promise.all([settled(), scrubbed()]);
      await engine.close();
    },
  };
}
