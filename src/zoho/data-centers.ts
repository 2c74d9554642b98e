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
  /** Where what became of bulk writes is downloaded. */
  downloadUrl: string;
  /** The CRM as people see it in a browser. */
  crmUrl: string;
}

/**
 * The data centers that Tierwise trusts with tokens and secrets. Addresses as in the data-center classes of
 * Zoho's SDK; `uk`, which the SDK lacks, from the multi-DC page, its sandbox, developer and upload hosts by the
 * common pattern. https://www.zoho.com/accounts/protocol/oauth/multi-dc/client-authorization.html
 * The download hosts follow the samples of `com` and `in`, that of `ca` its other hosts.
 * https://www.zoho.com/crm/developer/docs/api/v8/bulk-write/download-result.html
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
    downloadUrl: 'https://download-accl.zohocloud.ca',
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
    downloadUrl: apiUrl,
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
  /** Where files of the organization whose API is there are uploaded. */
  uploadUrl(apiUrl: string): string;
  /**
   * An address of a file that an answer names, where the token may be sent: on the API's or the download host of its data
   * center. A path is one from the root of the API's host.
   */
  fileUrl(apiUrl: string, named: string): URL;
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
  const byApiUrl = (origin: string) =>
    find(origin, (each) => Object.values(each.apiUrls).includes(origin));
  return {
    byId: (id) => (id === undefined ? first : find(id, (each) => each.id === id)),
    byAccountsUrl(url) {
      const origin = originOf(url);
      return find(origin, (each) => each.accountsUrl === origin);
    },
    apiUrl(url) {
      const origin = originOf(url);
      byApiUrl(origin);
      return origin;
    },
    uploadUrl: (apiUrl) => byApiUrl(apiUrl).uploadUrl,
    fileUrl(apiUrl, named) {
      const { downloadUrl } = byApiUrl(apiUrl);
      const base = named.startsWith('/') ? apiUrl : downloadUrl;
      if (!URL.canParse(named, base)) throw new AppError('unknown-data-center', unreadable);
      const url = new URL(named, base);
      if (url.origin !== downloadUrl && url.origin !== apiUrl)
        throw new AppError('unknown-data-center', url.origin);
      return url;
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
    downloadUrl: `https://download-accl.zoho.${id}`,
    crmUrl: `https://crm.zoho.${id}`,
    ...exceptions,
  };
}

const unreadable = 'an address that cannot be read';

/** Scheme, host and port alone, so that no path, user name or look-alike spelling gets past a comparison. */
function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    throw new AppError('unknown-data-center', unreadable);
  }
}
