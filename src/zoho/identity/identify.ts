import type { CrmOrganization, CrmUser } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from '../crm/call-crm.ts';
import { readCurrentUser } from '../crm/read-current-user.ts';
import { readOrganization } from '../crm/read-organization.ts';

/** The person behind a token and the organization it was granted for. 2 credits. */
export async function identify(
  call: CallCrm,
  apiDomain: string,
): Promise<{ user: CrmUser; organization: CrmOrganization }> {
  const connection = { organizationId: 'not known yet', apiDomain };
  const organization = await readOrganization(call, connection);
  const user = await readCurrentUser(call, connection);
  return { user, organization };
}
