import { AppError } from '../app/errors.ts';

/** One of Zoho's regions: where its people sign in, where its API answers, where its CRM is looked at. */
export interface DataCenter {
  /** Ending of its addresses (`com`, `eu`, `com.cn` …); our id of it. */
  id: string;
  /** What Zoho calls it in the `location` of an OAuth callback. */
  location: string;
  /** Accounts server: consent, codes, tokens. */
  accountsUrl: string;
  /** API servers; an organization lives in exactly one environment. */
  apiUrls: { production: string; sandbox: string; developer: string };
  /** Where files for bulk jobs are uploaded. */
  uploadUrl: string;
  /** The CRM as people see it in a browser. */
  crmUrl: string;
}

/**
 * The data centers that Tierwise trusts with tokens and secrets. Addresses as in the data-center classes of
 * Zoho's SDK; `uk`, which the SDK lacks, from the multi-DC page, its sandbox, developer and upload hosts by the
 * common pattern. https://www.zoho.com/accounts/protocol/oauth/multi-dc/client-authorization.html
 */
export const zohoDataCenters: readonly DataCenter[] = [
  dataCenter('com', 'us'),
  dataCenter('eu', 'eu'),
  dataCenter('in', 'in'),
  dataCenter('com.au', 'au'),
  dataCenter('jp', 'jp'),
  dataCenter('ca', 'ca', {
    accountsUrl: 'https://accounts.zohocloud.ca',
    uploadUrl: 'https://upload.zohocloud.ca',
    crmUrl: 'https://crm.zohocloud.ca',
  }),
  dataCenter('sa', 'sa', { uploadUrl: 'https://files.zoho.sa' }),
  dataCenter('uk', 'uk'),
  dataCenter('com.cn', 'cn'),
];

/** A data center beside Zoho's own, such as a local emulator that plays accounts server, API and CRM at once or apart. */
export function localDataCenter(local: {
  accountsUrl: string;
  apiUrl: string;
  crmUrl?: string;
}): DataCenter {
  const apiUrl = originOf(local.apiUrl);
  return {
    id: 'local',
    location: 'local',
    accountsUrl: originOf(local.accountsUrl),
    apiUrls: { production: apiUrl, sandbox: apiUrl, developer: apiUrl },
    uploadUrl: apiUrl,
    crmUrl: originOf(local.crmUrl ?? local.apiUrl),
  };
}

/** The allow-list of hosts that may be given a token or a client secret. Everything else is `unknown-data-center`. */
export interface DataCenters {
  /** The data center of an id; the first one when none is named. */
  byId(id: string | undefined): DataCenter;
  /** The data center whose accounts server an OAuth callback or a stored token names. */
  byAccountsUrl(url: string): DataCenter;
  /** The API address, in our spelling, that a token answer or a stored connection names. */
  apiUrl(url: string): string;
}

/** @param list the data centers to trust; consent starts at the first unless another is asked for */
export function createDataCenters(list: readonly DataCenter[]): DataCenters {
  const [first] = list;
  if (!first) throw new RangeError('at least one data center is needed');
  const find = (named: string, matches: (dataCenter: DataCenter) => boolean): DataCenter => {
    const found = list.find(matches);
    if (!found) throw new AppError('unknown-data-center', named);
    return found;
  };
  return {
    byId: (id) => (id === undefined ? first : find(id, (each) => each.id === id)),
    byAccountsUrl(url) {
      const origin = originOf(url);
      return find(origin, (each) => each.accountsUrl === origin);
    },
    apiUrl(url) {
      const origin = originOf(url);
      find(origin, (each) => Object.values(each.apiUrls).includes(origin));
      return origin;
    },
  };
}

function dataCenter(id: string, location: string, exceptions: Partial<DataCenter> = {}) {
  return {
    id,
    location,
    accountsUrl: `https://accounts.zoho.${id}`,
    apiUrls: {
      production: `https://www.zohoapis.${id}`,
      sandbox: `https://sandbox.zohoapis.${id}`,
      developer: `https://developer.zohoapis.${id}`,
    },
    uploadUrl: `https://content.zohoapis.${id}`,
    crmUrl: `https://crm.zoho.${id}`,
    ...exceptions,
  };
}

/** Scheme, host and port alone, so that no path, user name or look-alike spelling gets past a comparison. */
function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    throw new AppError('unknown-data-center', 'an address that cannot be read');
  }
}
