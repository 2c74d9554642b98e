import { Org } from '@zohocrm/typescript-sdk';
import { z } from 'zod';
import type { CrmConnection } from '../../app/ports/crm.ts';
import type { CrmEdition, CrmOrganization } from '../../app/ports/crm-metadata.ts';
import type { CallCrm } from './call-crm.ts';
import { checked } from './checked.ts';
import { textOf } from './zoho-record.ts';

const organizationSchema = z.looseObject({
  zgid: z.string(),
  company_name: z.string().nullish(),
  domain_name: z.string(),
  time_zone: z.string().nullish(),
  iso_code: z.string(),
  mc_status: z.boolean().nullish(),
  country_code: z.string().nullish(),
  state: z.string().nullish(),
  city: z.string().nullish(),
  type: z.string().nullish(),
  license_details: z.looseObject({
    paid: z.boolean().nullish(),
    paid_type: z.string(),
    trial_type: z.string().nullish(),
    users_license_purchased: z.number().nullish(),
  }),
});

const answerSchema = z.looseObject({ org: z.tuple([organizationSchema], z.unknown()) });

/** Bundles count as the edition whose credit row Zoho lists them in; what is not known as the smallest that can have custom fields. */
const editions: Record<string, CrmEdition> = {
  free: 'free',
  standard: 'standard',
  professional: 'professional',
  enterprise: 'enterprise',
  ultimate: 'ultimate',
  crmplus: 'ultimate',
  crmplusstarter: 'standard',
  zohooneenterprise: 'enterprise',
  zohoonestandard: 'standard',
};

/** What the CRM says about the organization that the access token belongs to. 1 credit. */
export async function readOrganization(
  call: CallCrm,
  connection: CrmConnection,
): Promise<CrmOrganization> {
  const operation = 'read-organization';
  const { json } = await call(connection, {
    operation,
    credits: 1,
    request: () => new Org.OrgOperations().getOrganization(),
  });
  const [org] = checked(answerSchema, json, operation).org;
  return organizationOf(org);
}

function organizationOf(org: z.output<typeof organizationSchema>): CrmOrganization {
  const { paid, paid_type, trial_type, users_license_purchased } = org.license_details;
  const country = /^[a-z]{2}$/i.exec(org.country_code ?? '')?.[0].toUpperCase();
  return {
    id: org.zgid,
    name: org.company_name || org.domain_name,
    domainName: org.domain_name,
    timeZone: timeZoneOf(org.time_zone),
    currency: org.iso_code,
    hasMultipleCurrencies: org.mc_status === true,
    countryCode: country,
    state: textOf(org.state),
    city: textOf(org.city),
    // During a trial the organization pays for nothing and has what it tries.
    edition: editions[(paid === false && trial_type) || paid_type] ?? 'standard',
    users: users_license_purchased ?? 0,
    environment: org.type === 'sandbox' || org.type === 'developer' ? org.type : 'production',
  };
}

/** UTC where the CRM names no zone that exists: days may then begin a few hours off, but none is lost. */
function timeZoneOf(name: string | null | undefined): string {
  try {
    return name
      ? new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone
      : 'UTC';
  } catch {
    return 'UTC';
  }
}
