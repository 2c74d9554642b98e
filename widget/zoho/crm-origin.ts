/** Origin of the CRM page around us, as Zoho writes it into a widget's address; a claim, not a proof. */
export function crmOrigin(address: string): string | undefined {
  const claimed = new URL(address).searchParams.get('serviceOrigin');
  return claimed !== null && URL.canParse(claimed) ? new URL(claimed).origin : undefined;
}

/** Zoho's own domains and the id of the data center behind each. */
const domains: readonly (readonly [domain: string, dataCenter: string])[] = [
  ['zoho.com', 'com'],
  ['zoho.eu', 'eu'],
  ['zoho.in', 'in'],
  ['zoho.com.au', 'com.au'],
  ['zoho.jp', 'jp'],
  ['zohocloud.ca', 'ca'],
  ['zoho.sa', 'sa'],
  ['zoho.uk', 'uk'],
  ['zoho.com.cn', 'com.cn'],
];

/** The data center at which someone who looks at a CRM page probably signs in; `undefined` for a page elsewhere. */
export function dataCenterOf(origin: string | undefined): string | undefined {
  if (origin === undefined) return undefined;
  const { hostname } = new URL(origin);
  return domains.find(([domain]) => hostname === domain || hostname.endsWith(`.${domain}`))?.[1];
}
