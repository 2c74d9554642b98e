import type { Language } from '../../core/text.ts';
import type { Desk } from '../desk.ts';
import type { PagesContext } from '../emulator.ts';
import type { OrganizationHandle } from '../organization-handle.ts';
import { createFormats, type Formats } from './create-formats.ts';
import { type CrmText, crmTexts } from './crm-texts.ts';

/** A person in front of the CRM's pages: where, who, and in which language. */
export interface CrmVisit {
  readonly organization: OrganizationHandle;
  readonly desk: Desk;
  readonly language: Language;
  readonly text: CrmText;
  readonly formats: Formats;
  /** Path under which the organization's pages are: `/crm/org804762931`. */
  readonly home: string;
  /** Origin of these pages. */
  readonly origin: string;
  readonly accountsUrl: string;
}

/** Why nobody can be shown anything: nobody is signed in, or he is no user of the organization. */
export type NoVisit = 'signed-out' | 'stranger';

/** Who visits the organization with this domain name, by the Cookie header; without a name, the person's first one. */
export function visitOf(
  context: PagesContext,
  cookies: string | undefined,
  domainName?: string,
): CrmVisit | NoVisit {
  const person = context.signedIn(cookies);
  if (!person) return 'signed-out';
  for (const { zgid, user } of person.memberships) {
    const organization = context.organizations.find((candidate) => candidate.zgid === zgid);
    if (!organization) continue;
    const { facts } = organization;
    if (domainName !== undefined && facts.domainName !== domainName) continue;
    const language = user.locale?.startsWith('zh') ? 'zh' : 'en';
    return {
      organization,
      desk: organization.deskOf(user.id),
      language,
      text: crmTexts[language],
      formats: createFormats(language, facts.currency),
      home: `/crm/${facts.domainName}`,
      origin: context.apiUrl,
      accountsUrl: context.accountsUrl,
    };
  }
  return 'stranger';
}

/** Path of a record's page; deals are called Potentials there, as in Zoho. */
export function recordPath(home: string, module: 'Accounts' | 'Deals', id: string): string {
  return `${home}/tab/${module === 'Deals' ? 'Potentials' : 'Accounts'}/${id}`;
}
