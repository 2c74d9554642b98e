import { checkItem } from './api/check-item.ts';
import { renderUser } from './api/get-users.ts';
import { type Refusal, refusal } from './api/refusals.ts';
import { refuseHold } from './api/refuse-hold.ts';
import { renderField } from './metadata/render-field.ts';
import {
  type Actor,
  allAutomations,
  createRecord,
  updateRecord,
} from './organization/change-record.ts';
import type { Field, Lookup, Module, StoredRecord } from './organization/module.ts';
import type { Organization, Pipeline, User } from './organization/organization.ts';
import { accessTo, canSee, findVisible, isAllowed } from './organization/permissions.ts';
import { fieldsNamed, renderRecord, type ZohoRecord } from './organization/read-record.ts';
import type { ModuleName, Permission } from './organization-seed.ts';
import { zohoTime } from './zoho-time.ts';

/** What a person writes into a record, by API name. */
export type Values = Readonly<Record<string, unknown>>;

/** The CRM as one of its users works with it in its own pages: he sees and changes what his profile lets him. */
export interface Desk {
  readonly user: User;
  /** Whether other people's records are hidden from him. */
  readonly seesOnlyOwn: boolean;
  readonly pipelines: readonly Pipeline[];
  /** Today's date where the organization is, as `YYYY-MM-DD`. */
  today(): string;
  /** The fields of a module that he may see, in their order. */
  fields(module: ModuleName): readonly Field[];
  /** The same as `GET /settings/fields` answers it to him. */
  fieldMetadata(module: ModuleName): Record<string, unknown>[];
  /** He himself as `GET /users?type=CurrentUser` answers it. */
  currentUser(): Record<string, unknown>;
  /** The records he may see with the named fields, oldest id first. */
  records(module: ModuleName, fields: readonly string[]): ZohoRecord[];
  /** One record with all fields, if he may see it. */
  record(module: ModuleName, id: string): ZohoRecord | undefined;
  /** The records he may see whose lookup names this id, with the named fields. */
  related(module: ModuleName, lookup: string, id: string, fields: readonly string[]): ZohoRecord[];
  /** Makes a record as a person does, so that everything listens; answers its id, or why Zoho refuses. */
  create(module: ModuleName, values: Values): string | Refusal;
  /** Changes a record as a person does; answers why Zoho refuses, if it does. */
  update(module: ModuleName, id: string, values: Values): Refusal | undefined;
  /** Chooses the language of his pages, as in his personal settings. */
  setLocale(locale: string): void;
}

/** The desk of a user. */
export function createDesk(organization: Organization, user: User): Desk {
  const actor: Actor = { userId: user.id, automations: allAutomations };

  function moduleNamed(name: ModuleName): Module {
    const module = organization.modules.get(name);
    if (!module) throw new Error(`no module ${name}`);
    return module;
  }

  function visible(name: ModuleName, matches: (record: StoredRecord) => boolean): StoredRecord[] {
    if (!isAllowed(organization, user, name, 'read')) return [];
    return [...moduleNamed(name).records.values()].filter(
      (record) => matches(record) && canSee(organization, user, record),
    );
  }

  const mayUse = (field: Field) => accessTo(field, user) !== 'hidden';

  function render(name: ModuleName, records: StoredRecord[], fields: readonly string[]) {
    const named = fieldsNamed(moduleNamed(name), fields).filter(mayUse);
    return records.map((record) => renderRecord(organization, record, named));
  }

  function refuse(
    module: Module,
    permission: Permission,
    values: Values,
    record?: StoredRecord,
  ): Refusal | undefined {
    if (!isAllowed(organization, user, module.apiName, permission))
      return refusal('NO_PERMISSION', 'permission denied');
    const held = record && refuseHold(record, '$');
    return held ?? checkItem({ organization, user }, module, values, '$', record);
  }

  return {
    user,
    seesOnlyOwn: organization.profiles.get(user.profileId)?.seesAll !== true,
    pipelines: organization.pipelines,
    today: () => zohoTime(organization.clock.now(), organization.facts.timeZone).slice(0, 10),
    fields: (name) => moduleNamed(name).fields.filter(mayUse),
    fieldMetadata(name) {
      const module = moduleNamed(name);
      return module.fields.map((field) => renderField(organization, user, module, field));
    },
    currentUser: () => renderUser(organization, user),
    records: (name, fields) =>
      render(
        name,
        visible(name, () => true),
        fields,
      ),
    record(name, id) {
      const module = moduleNamed(name);
      const record = visibleRecord(organization, user, module, id);
      return record && renderRecord(organization, record, module.fields.filter(mayUse));
    },
    related(name, lookup, id, fields) {
      const pointsAt = ({ values }: StoredRecord) =>
        (values[lookup] as Lookup | null | undefined)?.id === id;
      return render(name, visible(name, pointsAt), fields);
    },
    create(name, values) {
      const module = moduleNamed(name);
      const refused = refuse(module, 'create', values);
      return refused ?? createRecord(organization, module, values, actor).id;
    },
    update(name, id, values) {
      const module = moduleNamed(name);
      const record = visibleRecord(organization, user, module, id);
      if (!record) return refusal('INVALID_DATA', 'the id given seems to be invalid');
      const refused = refuse(module, 'edit', values, record);
      if (refused) return refused;
      updateRecord(organization, module, record, values, actor);
      return undefined;
    },
    setLocale(locale) {
      user.locale = locale;
    },
  };
}

function visibleRecord(
  organization: Organization,
  user: User,
  module: Module,
  id: string,
): StoredRecord | undefined {
  if (!isAllowed(organization, user, module.apiName, 'read')) return undefined;
  return findVisible(organization, user, module, id);
}
