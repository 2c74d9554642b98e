import type { Tenant } from './api/operation.ts';
import { createDesk, type Desk } from './desk.ts';
import type { Credits } from './limits/credits.ts';
import type { Faults } from './limits/faults.ts';
import type { Subscription } from './notifications/channels.ts';
import type { Deliveries, Delivery } from './notifications/deliveries.ts';
import {
  allAutomations,
  createRecord,
  deleteRecord,
  restoreRecord,
  updateRecord,
} from './organization/change-record.ts';
import { fieldOf, type Module, type RecordHold, type StoredRecord } from './organization/module.ts';
import type { FiredAutomation, OrganizationFacts, User } from './organization/organization.ts';
import { canSee } from './organization/permissions.ts';
import { renderRecord, type ZohoRecord } from './organization/read-record.ts';
import { removeField } from './organization/remove-field.ts';
import type { ModuleName } from './organization-seed.ts';
import type { LoggedRequest } from './request-log.ts';

/** One organization of an emulator, as a test or the demo sees it: from inside, past the API. */
export interface OrganizationHandle {
  readonly zgid: string;
  readonly facts: OrganizationFacts;
  readonly users: readonly User[];
  /** The CRM as this user works with it in its own pages; throws when there is no such user. */
  deskOf(userId: string): Desk;
  /** How many records a module has. */
  count(module: ModuleName): number;
  /** All records of a module in Zoho's shape, oldest id first. */
  records(module: ModuleName): ZohoRecord[];
  /** One record; with `as`, only if that user may see it. */
  record(module: ModuleName, id: string, options?: { as?: string }): ZohoRecord | undefined;
  /** Does what a person does in the CRM's own pages: everything listens, nothing is checked. Answers the new id. */
  createRecord(module: ModuleName, values: Readonly<Record<string, unknown>>, options?: By): string;
  updateRecord(
    module: ModuleName,
    id: string,
    values: Readonly<Record<string, unknown>>,
    options?: By,
  ): void;
  deleteRecord(module: ModuleName, id: string, options?: By): void;
  /** Takes a record out of the recycle bin; throws when it is not there. */
  restoreRecord(module: ModuleName, id: string, options?: By): void;
  /** Deletes a custom field with all that stands in it, as an administrator does in the settings. */
  deleteField(module: ModuleName, apiName: string): void;
  /** Deletes the layout of a module and moves its records to another, as an administrator does in the settings. */
  replaceLayout(module: ModuleName): void;
  /** Puts a record into a state in which Zoho refuses to change it, or back. */
  holdRecord(module: ModuleName, id: string, hold: RecordHold | undefined): void;
  /** Does what an administrator does in the set-up of a field: takes an entry out of its picklist. */
  removePicklistValue(module: ModuleName, apiName: string, value: string): void;
  /** Deactivating a user ends his tokens and silences his channels, as in Zoho. */
  setUserStatus(userId: string, status: User['status']): void;
  readonly credits: Credits;
  /** Spends credits as the customer's other integrations do, who share the pool; false when there are not so many. */
  spendCredits(count: number): boolean;
  readonly faults: Faults;
  /** The living subscriptions. */
  readonly watches: readonly Subscription[];
  /** The calls that were made to subscribers. */
  readonly deliveries: readonly Delivery[];
  /** Resolves when no notification is gathered, held back or under way. */
  notificationsSettled(): Promise<void>;
  /** The automation that changes would have set off. */
  readonly wouldHaveFired: readonly FiredAutomation[];
  /** The API requests, oldest first. */
  readonly requests: readonly LoggedRequest[];
}

/** Who does it; default the first user. */
interface By {
  by?: string;
}

interface Deps {
  tenant: Tenant;
  deliveries: Deliveries;
  endTokensOf: (userId: string) => void;
}

/** The handle of a tenant. */
export function createOrganizationHandle({
  tenant,
  deliveries,
  endTokensOf,
}: Deps): OrganizationHandle {
  const { organization, channels } = tenant;
  const users = [...organization.users.values()];
  const actor = (options: By | undefined) => ({
    userId: options?.by ?? users[0]?.id ?? '',
    automations: allAutomations,
  });
  const render = (module: Module, record: StoredRecord) =>
    renderRecord(organization, record, module.fields);

  function moduleNamed(name: ModuleName): Module {
    const module = organization.modules.get(name);
    if (!module) throw new Error(`no module ${name}`);
    return module;
  }

  function existing(name: ModuleName, id: string): { module: Module; record: StoredRecord } {
    const module = moduleNamed(name);
    const record = module.records.get(id);
    if (!record) throw new Error(`no record ${id} in ${name}`);
    return { module, record };
  }

  return {
    zgid: organization.facts.zgid,
    facts: organization.facts,
    users,
    deskOf(userId) {
      const user = organization.users.get(userId);
      if (!user) throw new Error(`no user ${userId}`);
      return createDesk(organization, user);
    },
    count: (name) => moduleNamed(name).records.size,
    records(name) {
      const module = moduleNamed(name);
      return [...module.records.values()].map((record) => render(module, record));
    },
    record(name, id, options) {
      const module = moduleNamed(name);
      const record = module.records.get(id);
      const user = options?.as === undefined ? undefined : organization.users.get(options.as);
      const isHidden =
        record && options?.as !== undefined && !(user && canSee(organization, user, record));
      return record && !isHidden ? render(module, record) : undefined;
    },
    createRecord: (name, values, options) =>
      createRecord(organization, moduleNamed(name), values, actor(options)).id,
    updateRecord(name, id, values, options) {
      const { module, record } = existing(name, id);
      updateRecord(organization, module, record, values, actor(options));
    },
    deleteRecord(name, id, options) {
      const { module, record } = existing(name, id);
      deleteRecord(organization, module, record, actor(options));
    },
    restoreRecord: (name, id, options) =>
      restoreRecord(organization, moduleNamed(name), id, actor(options)),
    deleteField(name, apiName) {
      const module = moduleNamed(name);
      const field = fieldOf(module, apiName);
      if (!field?.isCustom) throw new Error(`${name} has no custom field ${apiName}`);
      removeField(module, field);
    },
    replaceLayout(name) {
      moduleNamed(name).layoutId = organization.identifiers.next();
    },
    holdRecord(name, id, hold) {
      existing(name, id).record.hold = hold;
    },
    removePicklistValue(name, apiName, value) {
      const values = moduleNamed(name).fields.find(
        (field) => field.apiName === apiName,
      )?.pickListValues;
      const place = values?.findIndex(({ actual }) => actual === value) ?? -1;
      if (place === -1) throw new Error(`no ${value} in ${apiName}`);
      values?.splice(place, 1);
    },
    setUserStatus(userId, status) {
      const user = organization.users.get(userId);
      if (!user) throw new Error(`no user ${userId}`);
      user.status = status;
      if (status === 'inactive') endTokensOf(userId);
    },
    credits: tenant.credits,
    spendCredits: (count) => tenant.credits.charge('other integrations', count),
    faults: tenant.faults,
    get watches() {
      return channels.active();
    },
    deliveries: deliveries.log,
    notificationsSettled: deliveries.settled,
    wouldHaveFired: organization.wouldHaveFired,
    requests: tenant.requests.entries,
  };
}
