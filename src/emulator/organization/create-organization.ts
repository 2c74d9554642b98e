import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';
import { standardModules } from '../metadata/standard-modules.ts';
import type { ModuleName, OrganizationSeed } from '../organization-seed.ts';
import { createModuleFields } from './create-fields.ts';
import { createPipelines } from './create-pipelines.ts';
import { createIdentifiers, type Identifiers } from './identifiers.ts';
import { loadRecords } from './load-records.ts';
import type { Module } from './module.ts';
import type { Currency, Organization, Pipeline, User } from './organization.ts';
import { standardView } from './view.ts';

/** An organization brought to life from its seed. Throws when the seed contradicts itself. */
export function createOrganization(seed: OrganizationSeed, clock: Clock): Organization {
  const identifiers = createIdentifiers(seed.zgid);
  const pipelines = createPipelines(seed, identifiers);
  const modules = createModules(seed, pipelines, identifiers);
  const organization: Organization = {
    facts: seed,
    clock,
    identifiers,
    modules,
    profiles: new Map(seed.profiles.map((profile) => [profile.id, profile])),
    users: new Map(createUsers(seed, identifiers).map((user) => [user.id, user])),
    pipelines,
    views: [],
    forecastCategoryIds: {
      Open: identifiers.next(),
      'Closed Won': identifiers.next(),
      'Closed Lost': identifiers.next(),
    },
    currencies: createCurrencies(seed, identifiers),
    listeners: [],
    wouldHaveFired: [],
  };
  for (const user of seed.users)
    if (!organization.profiles.has(user.profileId))
      throw new Error(`user ${user.email} has the unknown profile ${user.profileId}`);
  for (const module of modules.values()) {
    const names = { label: module.apiName, createdById: seed.users[0]?.id ?? '' };
    organization.views.push(standardView(module, { id: identifiers.next(), ...names }));
  }
  loadRecords(organization, seed);
  return organization;
}

function createModules(
  seed: OrganizationSeed,
  pipelines: readonly Pipeline[],
  identifiers: Identifiers,
): Map<string, Module> {
  const names = Object.keys(standardModules) as ModuleName[];
  return new Map(
    names.map((apiName) => [
      apiName,
      {
        id: identifiers.next(),
        apiName,
        nameField: standardModules[apiName].nameField,
        layoutId: identifiers.next(),
        fields: createModuleFields(apiName, seed, pipelines, identifiers),
        records: new Map(),
        deleted: [],
        version: 0,
      },
    ]),
  );
}

function createUsers(seed: OrganizationSeed, identifiers: Identifiers): User[] {
  const roles = new Map<string, string>();
  return seed.users.map((user) => {
    const roleId = roles.get(user.role) ?? identifiers.next();
    roles.set(user.role, roleId);
    return { ...user, roleId, zuid: zuidOf(user.email), status: 'active' };
  });
}

/** Zoho knows a person by a number; ours follows from the address, so that it is the same in every organization. */
function zuidOf(email: string): string {
  return String(600_000_000 + (createHash('sha256').update(email).digest().readUInt32BE(0) % 1e8));
}

function createCurrencies(seed: OrganizationSeed, identifiers: Identifiers): Currency[] {
  return (seed.currencies ?? []).map((currency) => ({
    id: identifiers.next(),
    ...currency,
    isBase: currency.isoCode === seed.currency,
  }));
}
