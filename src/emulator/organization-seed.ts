/** The modules the emulator knows, by API name. */
export type ModuleName = 'Accounts' | 'Contacts' | 'Deals' | 'Tasks' | 'Notes';

/** What a customer pays for; decides credits, concurrency and how many custom fields a module may have. */
export type Edition = 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate';

/** Everything an emulated organization starts with. Ids are strings of 16–19 digits, unique within the organization. */
export interface OrganizationSeed {
  /** The id by which Zoho tells organizations apart (`zgid` of `GET /org`). */
  zgid: string;
  companyName: string;
  /** The name in the CRM's own addresses, such as `org808232144`. */
  domainName: string;
  /** Default `production`. */
  type?: 'production' | 'sandbox' | 'developer';
  edition: Edition;
  /** Seats bought; every seat adds to the daily credits. */
  usersPurchased: number;
  /** IANA name, such as `Asia/Shanghai`. */
  timeZone: string;
  /** Home currency, ISO 4217. */
  currency: string;
  /** ISO 3166 alpha-2. */
  countryCode: string;
  address?: { street?: string; city?: string; state?: string; country?: string; zip?: string };
  /** Present when multi-currency is on; must hold the home currency too. */
  currencies?: readonly CurrencySeed[];
  /** Whether it has no API yet for making custom views; Zoho brings such things to its data centers one by one. */
  hasOlderApi?: boolean;
  /**
   * What a bulk write sets off beside the change itself. Zoho does not say: a program must bear each. Default subscribers
   * alone, as for every other change without a trigger.
   */
  bulkWriteSetsOff?: BulkWriteEffect;
  profiles: readonly ProfileSeed[];
  users: readonly UserSeed[];
  /** The first one is the default. Without any, Zoho's own standard pipeline. */
  pipelines?: readonly PipelineSeed[];
  /** Values of standard picklists in place of Zoho's own. */
  picklists?: readonly PicklistSeed[];
  customFields?: readonly CustomFieldSeed[];
  records?: Partial<Record<ModuleName, readonly RecordSeed[]>>;
}

/** What hears of a bulk write: nobody, who has subscribed to changes, or the customer's automation as well. */
type BulkWriteEffect = 'nothing' | 'notifications' | 'notifications-and-automation';

/** A currency of an organization in which multi-currency is on. */
interface CurrencySeed {
  /** ISO 4217. */
  isoCode: string;
  name: string;
  symbol: string;
  /** As Zoho keeps it, relative to the home currency (which has 1). */
  exchangeRate: number;
}

/** What a kind of user may see and do. */
export interface ProfileSeed {
  id: string;
  name: string;
  /** May change metadata such as fields. */
  isAdministrator?: boolean;
  /** Sees every record; otherwise only those he owns. */
  seesAll: boolean;
  /** What he may not do at all. */
  denies?: readonly `${ModuleName}.${Permission}`[];
}

/** What a profile may be denied in a module. */
export type Permission = 'read' | 'create' | 'edit' | 'delete';

/** A user; the same e-mail in two organizations is one Zoho account. */
export interface UserSeed {
  id: string;
  email: string;
  firstName: string;
  lastName: string;
  profileId: string;
  /** Role's name. */
  role: string;
  /** `en_US`, `zh_CN` … */
  locale?: string;
}

/** A pipeline and its stages in order. */
export interface PipelineSeed {
  /** Both the name stored with a deal and, unless `display` says otherwise, the one shown. */
  name: string;
  display?: string;
  stages: readonly StageSeed[];
}

/** A stage as the customer named it; what it means is only in `forecastType`. */
interface StageSeed {
  /** The value stored with a deal. */
  name: string;
  /** What the CRM shows, when it was renamed or translated. */
  display?: string;
  forecastType: ForecastType;
  /** 0–100. */
  probability: number;
}

/** The only field of a stage that tells won from lost. */
export type ForecastType = 'Open' | 'Closed Won' | 'Closed Lost';

/** The values of one standard picklist. */
interface PicklistSeed {
  module: ModuleName;
  field: string;
  values: readonly string[];
}

/** A field that the customer had made before. */
export interface CustomFieldSeed {
  module: ModuleName;
  apiName: string;
  label: string;
  dataType:
    | 'text'
    | 'textarea'
    | 'picklist'
    | 'integer'
    | 'double'
    | 'currency'
    | 'date'
    | 'boolean';
  /** Of a picklist. */
  values?: readonly string[];
  isUnique?: boolean;
}

/**
 * A record in Zoho's own shape: API names as keys, lookups as `{id, name?}`, times as ISO 8601. It is taken as it is,
 * so that a book can hold what Zoho would refuse today (a value whose picklist entry was removed, a lookup to nothing).
 */
export type RecordSeed = { readonly id: string } & Readonly<Record<string, unknown>>;
