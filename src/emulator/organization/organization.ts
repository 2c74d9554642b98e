import type { Clock } from '../clock.ts';
import type {
  ForecastType,
  ModuleName,
  OrganizationSeed,
  ProfileSeed,
  UserSeed,
} from '../organization-seed.ts';
import type { Identifiers } from './identifiers.ts';
import type { Module, StoredRecord } from './module.ts';
import type { View } from './view.ts';

/** All that one organization consists of. Nothing of it is shared with another. */
export interface Organization {
  readonly facts: OrganizationFacts;
  readonly clock: Clock;
  readonly identifiers: Identifiers;
  readonly modules: ReadonlyMap<string, Module>;
  readonly profiles: ReadonlyMap<string, ProfileSeed>;
  readonly users: ReadonlyMap<string, User>;
  readonly pipelines: readonly Pipeline[];
  /** The custom views of all modules, Zoho's own first. */
  readonly views: View[];
  /** Ids of Zoho's forecast categories. */
  readonly forecastCategoryIds: Readonly<Record<ForecastType, string>>;
  /** Empty where multi-currency is off. */
  readonly currencies: readonly Currency[];
  /** Hears of every change after it was made. */
  readonly listeners: ((change: RecordChange) => void)[];
  /** What automation the changes would have set off, oldest first. */
  readonly wouldHaveFired: FiredAutomation[];
}

/** The plain facts of an organization. */
export type OrganizationFacts = Pick<
  OrganizationSeed,
  | 'zgid'
  | 'companyName'
  | 'domainName'
  | 'type'
  | 'edition'
  | 'usersPurchased'
  | 'timeZone'
  | 'currency'
  | 'countryCode'
  | 'address'
  | 'hasOlderApi'
  | 'bulkWriteSetsOff'
>;

/** A user of one organization. */
export interface User extends UserSeed {
  /** Zoho's id of the person, the same in all of his organizations. */
  readonly zuid: string;
  readonly roleId: string;
  status: 'active' | 'inactive';
}

/** A currency; only where multi-currency is on. */
export interface Currency {
  readonly id: string;
  readonly isoCode: string;
  readonly name: string;
  readonly symbol: string;
  readonly exchangeRate: number;
  readonly isBase: boolean;
}

/** A pipeline of Deals. */
export interface Pipeline {
  readonly id: string;
  readonly name: string;
  readonly display: string;
  readonly isDefault: boolean;
  readonly stages: readonly Stage[];
}

/** A stage of a pipeline; a stage of the same name in two pipelines is one and has one id. */
export interface Stage {
  readonly id: string;
  readonly name: string;
  readonly display: string;
  readonly forecastType: ForecastType;
  readonly probability: number;
  readonly colour: string;
}

/** What happened to one record. */
export interface RecordChange {
  readonly module: Module;
  readonly record: StoredRecord;
  readonly operation: 'insert' | 'update' | 'delete';
  /** API names of the fields whose values differ now. */
  readonly affectedFields: readonly string[];
  /** A change of this record through another one, such as a new note on it. */
  readonly isRelatedAction: boolean;
}

/** The automation of Zoho that a change may set off. */
export type Automation =
  | 'workflow'
  | 'approval'
  | 'blueprint'
  | 'pathfinder'
  | 'orchestration'
  | 'cadences';

/** That a change of a record would have set off automation, had the customer configured any. */
export interface FiredAutomation {
  readonly automation: Automation;
  readonly module: ModuleName;
  readonly recordId: string;
  readonly operation: 'insert' | 'update' | 'delete';
  /** Who made the change. */
  readonly userId: string;
  /** Epoch milliseconds. */
  readonly at: number;
}
