import { Policy } from '../core/policy/policy.ts';
import { policyVersion } from '../core/policy/policy-version.ts';
import type { Language } from '../core/text.ts';
import { everyField } from './chosen-fields.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { CrmConnection } from './ports/crm.ts';
import type { Grant } from './ports/crm-identity.ts';
import type { CrmOrganization, CrmUser } from './ports/crm-metadata.ts';
import type { Organization, Tokens } from './ports/organization-store.ts';
import { newSecret } from './secrets.ts';

/** How an organization wants to be connected. */
export interface ConnectionWishes {
  /** Of fields and texts; that of an organization known before stays. */
  language: Language;
  /** Keys of the class fields; those chosen before, or all of them, when absent. */
  fields?: readonly string[] | undefined;
}

/** Runs looked at to find an installation that has not ended. */
const runsLookedAt = 20;

/**
 * Connects the organization that a grant opens: keeps its tokens and profile, publishes the standard policy if it has none,
 * and puts its installation into the store for a worker. Connecting again renews the tokens. Only an administrator may: the
 * connection sees and writes what its user may see and write. A grant that is refused is given back: a person has but twenty.
 * Answers the organization's id.
 *
 * @throws AppError `consent-refused`, `crm-permission-missing`, `not-allowed`
 */
export function createConnectOrganization(dependencies: AppDependencies) {
  const { store, crm, identity, clock, log, wakeWorker } = dependencies;

  return async function connectOrganization(
    grant: Grant,
    wishes: ConnectionWishes,
  ): Promise<string> {
    const { refreshToken } = grant;
    if (refreshToken === undefined) {
      throw new AppError('consent-refused', 'Zoho gave no lasting access');
    }
    const tokens: Tokens = {
      refreshToken,
      accountsUrl: grant.accountsUrl,
      accessToken: grant.accessToken,
      accessTokenExpiresAt: grant.expiresAt,
    };
    const { known, ...arrival } = await orGiveBack(tokens, () => examine(grant));
    const { profile, user } = arrival;
    await store.connections.save(profile.id, tokens);
    if (known) await renew(known, { ...arrival, wishes });
    else await orGiveBack(tokens, () => save({ ...arrival, wishes }));
    await publishStandardPolicy(profile.id, user.name);
    await beginInstallation(profile.id);
    wakeWorker();
    return profile.id;
  };

  /** Who consented for which organization, if that may be. */
  async function examine(
    grant: Grant,
  ): Promise<Omit<Arrival, 'wishes'> & { known?: Organization }> {
    const { user, organization: profile } = await identity.identify(grant);
    if (!user.isAdministrator) throw new AppError('crm-permission-missing', 'Administrator');
    const known = await store.organizations.find(profile.id);
    const connection = { organizationId: profile.id, apiDomain: grant.apiDomain };
    refuseNamesake(known, connection);
    return { profile, connection, user, ...(known && { known }) };
  }

  async function orGiveBack<Result>(
    tokens: Tokens,
    accept: () => Promise<Result>,
  ): Promise<Result> {
    try {
      return await accept();
    } catch (error) {
      await identity
        .revoke(tokens)
        .catch((err: unknown) => log.warn({ err }, 'a refused grant was not given back'));
      throw error;
    }
  }

  /** What was read of the organization stays until its installation has read it anew. */
  async function renew(
    { id, chosenFields }: Organization,
    { profile, connection, user, wishes }: Arrival,
  ): Promise<void> {
    await store.organizations.change(id, {
      profile,
      connection,
      chosenFields: [...(wishes.fields ?? chosenFields)],
      connectedUserId: user.id,
      reconnectedAt: clock.now(),
      status: 'connected',
      accessLostAt: undefined,
      uninstalledAt: undefined,
    });
  }

  /** Keeps an organization that was not known before. Should it not let itself be read, its tokens are worth nothing. */
  async function save({ profile, connection, user, wishes }: Arrival): Promise<void> {
    try {
      await store.organizations.save({
        id: profile.id,
        profile,
        connection,
        language: wishes.language,
        schema: (await crm.readSchema(connection, profile)).schema,
        chosenFields: [...(wishes.fields ?? everyField)],
        fields: {},
        connectedUserId: user.id,
        connectedAt: clock.now(),
        status: 'connected',
      });
    } catch (error) {
      await store.connections.remove(profile.id);
      throw error;
    }
  }

  async function publishStandardPolicy(organizationId: string, author: string): Promise<void> {
    if (await store.policies.current(organizationId)) return;
    const policy = Policy.parse({});
    await store.policies.publish(organizationId, {
      version: policyVersion(policy),
      payload: JSON.stringify(policy),
      author,
      note: '',
      publishedAt: clock.now(),
    });
  }

  /** One installation at a time: an earlier one that has not ended gives way. */
  async function beginInstallation(organizationId: string): Promise<void> {
    const now = clock.now();
    for (const run of await store.runs.list(organizationId, runsLookedAt)) {
      if (run.kind !== 'install' || run.state !== 'running') continue;
      await store.runs.save(organizationId, { ...run, state: 'failed', updatedAt: now });
    }
    await store.runs.save(organizationId, {
      id: newSecret(),
      kind: 'install',
      state: 'running',
      step: 'create-fields',
      done: 0,
      startedAt: now,
      updatedAt: now,
    });
  }
}

/** Who and what came back from Zoho, and what they want. */
interface Arrival {
  profile: CrmOrganization;
  connection: CrmConnection;
  user: CrmUser;
  wishes: ConnectionWishes;
}

/** Zoho promises ids to be unique within a data center only. */
function refuseNamesake(known: Organization | undefined, { apiDomain }: CrmConnection): void {
  if (known && known.connection.apiDomain !== apiDomain) {
    throw new AppError('not-allowed', 'organization');
  }
}
