import type { Language } from '../core/text.ts';
import { consentCallbackPath } from './begin-consent.ts';
import { createConnectOrganization } from './connect-organization.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { Grant } from './ports/crm-identity.ts';
import type { PendingConsent } from './ports/sign-in-store.ts';
import { hashSecret, matchesHash, newSecret } from './secrets.ts';

/** What a browser brings back from Zoho. */
export interface ConsentCallback {
  state: string;
  /** Absent when the person refused. */
  code?: string | undefined;
  error?: string | undefined;
  /** `accounts-server` of the callback; not believed unless it is a known data center. */
  accountsServer?: string | undefined;
  /** From the cookie set when the consent began. */
  browserSecret?: string | undefined;
}

/** What a consent came to. */
export type ConsentResult =
  | { purpose: 'connect'; organizationId: string; language: Language }
  /** The ticket is for the widget that began the sign-in; see `open-session`. */
  | { purpose: 'sign-in'; ticket: string; language: Language };

/** How long a ticket waits for its widget: one minute. */
const ticketLifeMs = 60_000;
/** How long a person stays signed in at most: a working day of 8 hours. Zoho's tokens end sooner: after an hour. */
const sessionLifeMs = 8 * 3_600_000;

/**
 * Completes a consent: only in the browser that began it, once, and in time. Connects the organization, or signs the
 * person in after asking the CRM who they are.
 */
export function createCompleteConsent(dependencies: AppDependencies) {
  const { store, identity, clock, publicUrl } = dependencies;
  const connectOrganization = createConnectOrganization(dependencies);

  return async function completeConsent(callback: ConsentCallback): Promise<ConsentResult> {
    const consent = await store.signIns.takeConsent(hashSecret(callback.state), clock.now());
    if (!consent || !matchesHash(callback.browserSecret ?? '', consent.browserHash)) {
      throw new AppError('sign-in-expired');
    }
    if (callback.error !== undefined || callback.code === undefined) {
      throw new AppError('consent-refused', callback.error ?? 'no code');
    }
    const { purpose, language, fields } = consent;
    const grant = await identity.redeemCode({
      purpose,
      code: callback.code,
      accountsServer: callback.accountsServer,
      redirectUri: publicUrl + consentCallbackPath,
    });
    if (purpose === 'sign-in') {
      return { purpose, language, ticket: await createTicket(consent, grant) };
    }
    return {
      purpose,
      language,
      organizationId: await connectOrganization(grant, { language, fields }),
    };
  };

  async function createTicket({ collectorHash }: PendingConsent, grant: Grant): Promise<string> {
    const { user, organization } = await identity.identify(grant);
    const connected = await store.organizations.find(organization.id);
    // Zoho promises ids to be unique within a data center only.
    const isSame = connected?.connection.apiDomain === grant.apiDomain;
    if (connected?.status !== 'connected' || !isSame) {
      throw new AppError('organization-not-connected');
    }
    if (collectorHash === undefined) throw new AppError('sign-in-expired');
    const ticket = newSecret();
    const now = clock.now();
    await store.signIns.putTicket(hashSecret(ticket), {
      collectorHash,
      expiresAt: now + ticketLifeMs,
      session: {
        organizationId: organization.id,
        userId: user.id,
        userName: user.name,
        isAdministrator: user.isAdministrator,
        accessToken: grant.accessToken,
        accessTokenExpiresAt: grant.expiresAt,
        apiDomain: grant.apiDomain,
        expiresAt: Math.min(now + sessionLifeMs, grant.expiresAt),
      },
    });
    return ticket;
  }
}
