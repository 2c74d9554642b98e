import { createBookCall } from './app/book-call.ts';
import type { Clock } from './app/ports/clock.ts';
import type { Crm } from './app/ports/crm.ts';
import type { CrmIdentity } from './app/ports/crm-identity.ts';
import type { Log } from './app/ports/log.ts';
import type { Store } from './app/ports/store.ts';
import type { Config } from './config.ts';
import { dataCentersOf } from './data-centers-of.ts';
import { createSqliteStore } from './store/sqlite-store.ts';
import { createZoho } from './zoho/create-zoho.ts';

/** Tierwise without its server: what commands work with beside one that runs, or without any. */
export interface Tools {
  store: Store;
  crm: Crm;
  identity: CrmIdentity;
  clock: Clock;
  log: Log;
  /** Credits left to an organization as last told while these tools were used; Zoho tells only once half are used. */
  creditsLeft: (organizationId: string) => number | undefined;
  close(): Promise<void>;
}

const silent = () => {};
const log: Log = { debug: silent, info: silent, warn: silent, error: silent };

/**
 * Opens the database of a configuration and the way to Zoho. Calls are booked in the credit ledger, as the server's are, so
 * that the server counts them; none is held back for want of credits, since a person asked for it.
 */
export async function openTools(config: Config): Promise<Tools> {
  const dataCenters = dataCentersOf(config.zoho);
  const { databasePath: path, secretKey } = config;
  const { connectClient, signInClient } = config.zoho;
  const store = await createSqliteStore({ path, secretKey });
  const left = new Map<string, number>();
  const clock: Clock = { now: Date.now };
  const bookCall = createBookCall({ store, clock, log });
  try {
    const { crm, identity } = await createZoho({
      clients: { connect: connectClient, 'sign-in': signInClient },
      tokens: store.connections,
      clock,
      dataCenters,
      onCall(call) {
        const { organizationId, creditsLeft } = call;
        if (creditsLeft !== undefined) left.set(organizationId, creditsLeft);
        bookCall(call);
      },
    });
    return {
      store,
      crm,
      identity,
      clock,
      log,
      creditsLeft: (organizationId) => left.get(organizationId),
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
