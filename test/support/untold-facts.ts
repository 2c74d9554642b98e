import type { OrganizationFacts } from '../../src/app/doctor/organization-facts.ts';
import { AppError } from '../../src/app/errors.ts';
import { anOrganization } from '../store/contract/samples.ts';

const untold = { failure: new AppError('organization-not-connected') };

/** What is known of an organization of which Zoho tells nothing, but for what is given. */
export function untoldFacts(given: Partial<OrganizationFacts>): OrganizationFacts {
  return {
    ...{ now: 0, organization: anOrganization('808'), accountCount: 0 },
    ...{ hasTokens: true, creditsSpent: 0, channels: [], runs: [], writeErrors: [] },
    ...{ profile: untold, user: untold, accountFields: untold, accounts: untold, deals: untold },
    ...{ viewsAtZoho: untold, channelsAtZoho: untold },
    ...given,
  };
}
