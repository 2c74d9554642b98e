import type { DealOutcome } from '../../core/facts.ts';
import type { Language } from '../../core/text.ts';

/** What the CRM says about an organization. */
export interface CrmOrganization {
  /** Zoho's `zgid`; also our id of the organization. */
  id: string;
  name: string;
  /** The part of a record's web address that names the organization (`org808232144`). */
  domainName: string;
  /** IANA name. */
  timeZone: string;
  /** ISO 4217 code of the home currency. */
  currency: string;
  hasMultipleCurrencies: boolean;
  /** ISO 3166-1 alpha-2, where the CRM tells it. */
  countryCode?: string | undefined;
  /** State or province and city of its own address, as written in the CRM; absent where it has none. */
  state?: string | undefined;
  city?: string | undefined;
  edition: CrmEdition;
  /** Licences bought; the credit budget depends on them. */
  users: number;
  environment: 'production' | 'sandbox' | 'developer';
}

/** Zoho CRM's editions as far as they differ for us. */
export type CrmEdition = 'free' | 'standard' | 'professional' | 'enterprise' | 'ultimate';

/** A person of the organization. */
export interface CrmUser {
  id: string;
  name: string;
  email: string;
  profileName: string;
  isAdministrator: boolean;
  language: Language;
}

/** The modules whose records decide classes. */
export type CrmModule = 'Accounts' | 'Deals';

/** A field of a module, as the organization has it. */
export interface CrmField {
  id: string;
  apiName: string;
  label: string;
  /** Zoho's data type (`picklist`, `text`, `currency` …). */
  dataType: string;
  isCustom: boolean;
  /** The picklist's values, in order; empty for other types. */
  values: string[];
  /** What people read beside the field, where it has such a text. */
  tooltip?: string | undefined;
  /** Whether the connected user's profile may not change it, where the CRM tells that. */
  isReadOnly?: boolean | undefined;
}

/** A value of a picklist with its colour (`#rrggbb`). */
export interface CrmPicklistValue {
  value: string;
  colour: string;
}

/** A field to create on Accounts. */
export interface NewCrmField {
  /** Ours, to find the answer again. */
  key: string;
  /** ≤ 25 characters. */
  label: string;
  tooltip: string;
  type: 'picklist' | 'text';
  /** For a picklist: the values, in display order. */
  values: CrmPicklistValue[];
}

/** What became of one field to create: its id, or why the CRM refused. */
export type CrmFieldCreation =
  | { key: string; fieldId: string }
  | {
      key: string;
      refusal: 'duplicate-label' | 'limit-reached' | 'no-permission' | 'other';
      detail: string;
    };

/** What a list of accounts filters by: a field of this API name that is a value, or has words in it. */
export interface CrmViewFilter {
  field: string;
  comparator: 'is' | 'contains';
  value: string;
}

/** A list of accounts ("custom view") to make, for everybody to see. */
export interface CrmView {
  /** ≤ 50 characters. */
  name: string;
  filter: CrmViewFilter;
  /** API names of the fields it shows. */
  columns: string[];
}

/** What became of one list to make: its id, or the CRM's words against it. */
export type CrmViewCreation = { viewId: string } | { refusal: string };

/** How each stage of the organization's deal pipelines ends. */
export interface CrmStage {
  /** The value stored in the deal (`actual_value`), whatever the screen shows. */
  value: string;
  outcome: DealOutcome;
}

/**
 * What the adapter must know of an organization to turn its records into facts. Plain data; made once by
 * {@link Crm.readSchema}, kept by the store and handed in again with every read.
 */
export interface CrmSchema {
  timeZone: string;
  currency: string;
  hasMultipleCurrencies: boolean;
  /** How a record's own exchange rate leads to the home currency; absent while no record has told, then it divides. */
  rateDirection?: 'divide' | 'multiply' | undefined;
  /** How many records told that. */
  ratesTold?: number | undefined;
  stages: CrmStage[];
  /** API names of the standard fields that exist here; others are not asked for. */
  accountFields: string[];
  dealFields: string[];
}
