import type { Clock } from '../app/ports/clock.ts';
import type { Crm, CrmCall, CrmConnection } from '../app/ports/crm.ts';
import type { ConsentPurpose, CrmIdentity } from '../app/ports/crm-identity.ts';
import type { ConnectionStore } from '../app/ports/organization-store.ts';
import { createCallGate } from './call-gate.ts';
import { createDataCenters, type DataCenter, zohoDataCenters } from './data-centers.ts';
import type { OAuthClient } from './oauth/request-token.ts';
import { createTokenProvider } from './oauth/token-provider.ts';
import { createTransport } from './transport.ts';

/** What the adapter needs from the outside. */
export interface ZohoDependencies {
  /** The OAuth client for each purpose; two of them, since refresh tokens are limited per client and user. */
  clients: Record<ConsentPurpose, OAuthClient>;
  /** Where tokens are kept; the adapter holds none of its own. */
  tokens: Pick<ConnectionStore, 'find' | 'claimRefresh' | 'saveRenewed' | 'endRefresh'>;
  clock: Clock;
  /** Told of each request to Zoho once it is over. Must not throw. */
  onCall: (call: CrmCall) => void;
  /** Lets a call of so many credits through, or throws; every call when absent. */
  admit?: (connection: CrmConnection, credits: number) => Promise<void>;
  /** Hosts to trust; Zoho's own when absent. */
  dataCenters?: readonly DataCenter[];
  /** Deadline of one exchange. */
  timeoutMs?: number;
  /** Longest answer that is read. */
  maxBodyBytes?: number;
  /** Ends every exchange under way, and refuses further ones: for a server that stops. */
  closed?: AbortSignal;
}

const halfAMinute = 30_000;
const megabyte = 1024 * 1024;

/**
 * Zoho behind the two ports, prepared for any number of organizations. The SDK (a second of loading, some 70 MB) is
 * loaded here and by nothing else, so that a command that never calls this never pays for it.
 */
export async function createZoho(
  deps: ZohoDependencies,
): Promise<{ crm: Crm; identity: CrmIdentity }> {
  const [{ bootSdk }, { createCallCrm }, { createCrm }, { createIdentity }] = await Promise.all([
    import('./sdk/boot-sdk.ts'),
    import('./crm/call-crm.ts'),
    import('./crm/create-crm.ts'),
    import('./identity/create-identity.ts'),
  ]);
  bootSdk();
  const { clients, tokens, clock, onCall } = deps;
  const dataCenters = createDataCenters(deps.dataCenters ?? zohoDataCenters);
  const send = createTransport({
    timeoutMs: deps.timeoutMs ?? halfAMinute,
    maxBodyBytes: deps.maxBodyBytes ?? 64 * megabyte,
    closed: deps.closed,
  });
  const accessToken = createTokenProvider({
    tokens,
    client: clients.connect,
    dataCenters,
    clock,
    send,
    onCall,
    closed: deps.closed,
  });
  return {
    crm: createCrm(
      createCallCrm({
        ...{ accessToken, dataCenters, send, onCall },
        ...(deps.admit && { admit: deps.admit }),
        gate: createCallGate(clock, Math.random),
      }),
    ),
    identity: createIdentity({ clients, dataCenters, clock, send, onCall }),
  };
}
