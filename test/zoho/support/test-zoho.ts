import type { Crm, CrmCall, CrmConnection } from '../../../src/app/ports/crm.ts';
import type { CrmIdentity } from '../../../src/app/ports/crm-identity.ts';
import type { CrmSchema } from '../../../src/app/ports/crm-metadata.ts';
import type { Tokens } from '../../../src/app/ports/organization-store.ts';
import { createZoho, type ZohoDependencies } from '../../../src/zoho/create-zoho.ts';

/** The instant at which tests take place. */
export const now = Date.parse('2026-10-01T10:00:00Z');

/** A connected organization in the European data center. */
export const connection: CrmConnection = {
  organizationId: '20074509481',
  apiDomain: 'https://www.zohoapis.eu',
};

/** What that organization looks like to later readings: one currency, three stages. */
export const schema: CrmSchema = {
  timeZone: 'Asia/Shanghai',
  currency: 'EUR',
  hasMultipleCurrencies: false,
  stages: [
    { value: 'Negotiation', outcome: 'open' },
    { value: 'Abgeschlossen', outcome: 'won' },
    { value: 'Verloren', outcome: 'lost' },
  ],
  accountFields: ['Account_Name', 'Industry', 'Modified_Time'],
  dealFields: ['Deal_Name', 'Account_Name', 'Stage', 'Amount', 'Closing_Date', 'Modified_Time'],
};

/** Tokens in memory, as the store would keep them. */
export function tokensInMemory(initial: Record<string, Tokens>) {
  const kept = new Map(Object.entries(initial));
  const claims = new Map<string, number>();
  return {
    kept,
    async claimRefresh(organizationId: string, now: number, until: number) {
      if (!kept.has(organizationId) || (claims.get(organizationId) ?? 0) > now) return false;
      claims.set(organizationId, until);
      return true;
    },
    async saveRenewed(
      organizationId: string,
      until: number,
      renewed: { accessToken: string; accessTokenExpiresAt: number },
    ) {
      const tokens = kept.get(organizationId);
      if (tokens && claims.get(organizationId) === until)
        kept.set(organizationId, { ...tokens, ...renewed });
    },
    async endRefresh(organizationId: string, until: number) {
      if (claims.get(organizationId) === until) claims.delete(organizationId);
    },
    find: async (organizationId: string) => kept.get(organizationId),
    async save(organizationId: string, tokens: Tokens) {
      kept.set(organizationId, tokens);
      claims.delete(organizationId);
    },
  };
}

/** The adapter with a connected organization and a valid access token, and every call it reported. */
export async function testZoho(changes: Partial<ZohoDependencies> = {}): Promise<{
  crm: Crm;
  identity: CrmIdentity;
  calls: CrmCall[];
  tokens: ReturnType<typeof tokensInMemory>;
}> {
  const calls: CrmCall[] = [];
  const tokens = tokensInMemory({
    [connection.organizationId]: {
      refreshToken: '1000.refresh',
      accountsUrl: 'https://accounts.zoho.eu',
      accessToken: '1000.access',
      accessTokenExpiresAt: now + 3_600_000,
    },
  });
  const zoho = await createZoho({
    clients: {
      connect: { id: '1000.CONNECT', secret: 'connect-secret' },
      'sign-in': { id: '1000.SIGNIN', secret: 'sign-in-secret' },
    },
    tokens,
    clock: { now: () => now },
    onCall: (call) => calls.push(call),
    ...changes,
  });
  return { ...zoho, calls, tokens };
}
