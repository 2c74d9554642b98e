import { Policy } from '../core/policy/policy.ts';
import { policyVersion } from '../core/policy/policy-version.ts';
import type { Language } from '../core/text.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { Grant } from './ports/crm-identity.ts';
import { newSecret } from './secrets.ts';

/**
 * Connects the organization that a grant opens: keeps its tokens and profile, publishes the standard policy if it has none,
 * and puts its installation into the store for a worker. Connecting again renews the tokens. Answers its id.
 */
export function createConnectOrganization(dependencies: AppDependencies) {
  const { store, crm, identity, clock, wakeWorker } = dependencies;

  return async function connectOrganization(grant: Grant, language: Language): Promise<string> {
    if (grant.refreshToken === undefined) {
      throw new AppError('consent-refused', 'Zoho gave no lasting access');
    }
    const { user, organization: profile } = await identity.identify(grant);
    const { id } = profile;
    const now = clock.now();
    await store.connections.save(id, {
      refreshToken: grant.refreshToken,
      accountsUrl: grant.accountsUrl,
      accessToken: grant.accessToken,
      accessTokenExpiresAt: grant.expiresAt,
    });
    const connection = { organizationId: id, apiDomain: grant.apiDomain };
    const known = await store.organizations.find(id);
    await store.organizations.save({
      id,
      profile,
      connection,
      language: known?.language ?? language,
      schema: (await crm.readSchema(connection, profile)).schema,
      fields: known?.fields ?? {},
      connectedUserId: user.id,
      connectedAt: known?.connectedAt ?? now,
      readUntil: known?.readUntil,
      status: 'connected',
    });
    await publishStandardPolicy(id, user.name, now);
    await store.runs.save(id, {
      id: newSecret(),
      kind: 'install',
      state: 'running',
      step: 'create-fields',
      done: 0,
      startedAt: now,
      updatedAt: now,
    });
    wakeWorker();
    return id;
  };

  async function publishStandardPolicy(
    organizationId: string,
    author: string,
    now: number,
  ): Promise<void> {
    if (await store.policies.current(organizationId)) return;
    const policy = Policy.parse({});
    await store.policies.publish(organizationId, {
      version: policyVersion(policy),
      payload: JSON.stringify(policy),
      author,
      note: '',
      publishedAt: now,
    });
  }
}
