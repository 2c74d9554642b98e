import type { Module } from '../organization/module.ts';
import type { Organization, User } from '../organization/organization.ts';
import { isAllowed } from '../organization/permissions.ts';
import type { ModuleName } from '../organization-seed.ts';
import { standardModules } from './standard-modules.ts';

/** In what Zoho's own modules differ, apart from their fields. */
interface ModuleTraits {
  singular: string;
  /** Whether it stands in the navigation, with its menu; notes hang on other records. */
  isTab: boolean;
  isLookupTarget: boolean;
  hasBlueprint: boolean;
  hasQuickCreate: boolean;
  needsFeeds: boolean;
}

const tab = { isTab: true, hasBlueprint: true, hasQuickCreate: true, needsFeeds: false } as const;

/** As new organizations have them; the samples are on https://www.zoho.com/crm/developer/docs/api/v7/modules-api.html. */
const traits: Readonly<Record<ModuleName, ModuleTraits>> = {
  Contacts: { ...tab, singular: 'Contact', isLookupTarget: true },
  Accounts: { ...tab, singular: 'Account', isLookupTarget: true, hasQuickCreate: false },
  Deals: { ...tab, singular: 'Deal', isLookupTarget: true, needsFeeds: true },
  Tasks: { ...tab, singular: 'Task', isLookupTarget: false },
  Notes: {
    singular: 'Note',
    isTab: false,
    isLookupTarget: false,
    hasBlueprint: false,
    hasQuickCreate: false,
    needsFeeds: false,
  },
};

const names = Object.keys(standardModules);

/** A module as `GET /settings/modules` lists it: what it can do, and what the user may do in it. */
export function renderModule(
  organization: Organization,
  user: User,
  { apiName, id }: Module,
): Record<string, unknown> {
  const own = traits[apiName];
  const may = (permission: 'read' | 'create' | 'edit' | 'delete') =>
    isAllowed(organization, user, apiName, permission);
  const profiles = [...organization.profiles.values()]
    .filter(({ denies }) => !denies?.includes(`${apiName}.read`))
    .map((profile) => ({ name: profile.name, id: profile.id }));
  return {
    has_more_profiles: false,
    access_type: 'org_based',
    private_profile: null,
    global_search_supported: true,
    deletable: may('delete'),
    description: null,
    creatable: may('create'),
    recycle_bin_on_delete: true,
    modified_time: null,
    plural_label: apiName,
    presence_sub_menu: own.isTab,
    actual_plural_label: apiName,
    lookupable: own.isLookupTarget,
    id,
    isBlueprintSupported: own.hasBlueprint,
    visibility: 1,
    convertable: false,
    sub_menu_available: own.isTab,
    editable: may('edit'),
    actual_singular_label: own.singular,
    profiles,
    show_as_tab: own.isTab,
    web_link: null,
    sequence_number: names.indexOf(apiName) + 1,
    singular_label: own.singular,
    viewable: may('read'),
    api_supported: true,
    api_name: apiName,
    quick_create: own.hasQuickCreate,
    modified_by: null,
    generated_type: 'default',
    feeds_required: own.needsFeeds,
    public_fields_configured: false,
    arguments: [],
    module_name: apiName,
    profile_count: profiles.length,
    business_card_field_limit: 5,
    parent_module: {},
    status: 'visible',
  };
}
