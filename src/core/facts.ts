import type { Day } from './day.ts';

/** What a CRM says about one account, in our words. A fact that is not known is `undefined`, never zero or empty. */
export interface AccountFacts {
  /** The record's id; 18–19 digits in Zoho, so always a string. */
  id: string;
  name: string;
  industry?: string | undefined;
  /** What the company is to us (Customer, Partner, Investor …). */
  accountType?: string | undefined;
  /** How it is owned (Private, Public, Government …). */
  ownership?: string | undefined;
  /** Head count. */
  employees?: number | undefined;
  /** Its own yearly revenue, in the organization's home currency. */
  annualRevenue?: number | undefined;
  /** Billing country, as written in the CRM. */
  country?: string | undefined;
  /** Billing state or province, as written in the CRM. */
  region?: string | undefined;
  city?: string | undefined;
  /** The account it belongs to (`Parent_Account`). */
  parentId?: string | undefined;
  ownerId?: string | undefined;
  createdOn?: Day | undefined;
  /** The day somebody last spoke with or wrote to it. */
  lastContactOn?: Day | undefined;
  /** How satisfied it last said it is, 0 to 1. */
  satisfaction?: number | undefined;
  /** Service cases that are open. */
  openCases?: number | undefined;
}

/** Where an organization itself stands and counts: what distances and amounts are held against. */
export interface HomeFacts {
  /** ISO 4217 code of the home currency. */
  currency?: string | undefined;
  /** As written in the CRM, or an ISO 3166-1 alpha-2 code. */
  country?: string | undefined;
  /** State or province. */
  region?: string | undefined;
  city?: string | undefined;
}

/** How a deal stands: decided by the forecast type of its stage, never by the stage's name. */
export type DealOutcome = 'won' | 'lost' | 'open';

/** What a CRM says about one deal, in our words. A fact that is not known is `undefined`, never zero or empty. */
export interface DealFacts {
  id: string;
  name?: string | undefined;
  /** The account the deal belongs to. */
  accountId?: string | undefined;
  outcome: DealOutcome;
  /** In the organization's home currency, converted once at the border; negative for a credit note. */
  amount?: number | undefined;
  /** The day it was (or is planned to be) closed. */
  closedOn?: Day | undefined;
  createdOn?: Day | undefined;
  /** New business, existing business … as written in the CRM. */
  type?: string | undefined;
  /** What was sold, as written in the CRM. */
  product?: string | undefined;
  /** Why it was lost, as written in the CRM. */
  lossReason?: string | undefined;
}
