import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import { hashSecret, newSecret } from './secrets.ts';

/** What an administrator enters in a workflow rule's webhook; shown once, since only hashes are kept. */
export interface WebhookDoor {
  url: string;
  headerName: string;
  headerValue: string;
}

/** Name of the header that carries the token. */
export const webhookTokenHeader = 'X-Tierwise-Token';

/**
 * Makes the webhook address of an organization; an earlier one stops working.
 *
 * @throws AppError `organization-not-connected`
 */
export function createOpenWebhookDoor({
  store,
  publicUrl,
}: Pick<AppDependencies, 'store' | 'publicUrl'>) {
  return async function openWebhookDoor(organizationId: string): Promise<WebhookDoor> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    const urlSecret = newSecret();
    const token = newSecret();
    await store.channels.saveWebhook({
      organizationId,
      urlSecretHash: hashSecret(urlSecret),
      tokenHash: hashSecret(token),
    });
    return {
      url: `${publicUrl}/zoho/webhooks/${urlSecret}`,
      headerName: webhookTokenHeader,
      headerValue: token,
    };
  };
}
