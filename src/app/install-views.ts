import { type ClassView, classViews } from '../core/fields/class-views.ts';
import type { AppDependencies } from './dependencies.ts';
import { type AppError, isAppError } from './errors.ts';
import { findViews } from './find-views.ts';
import type { CrmView, CrmViewFilter } from './ports/crm-metadata.ts';
import type { InstalledView, Organization } from './ports/organization-store.ts';
import { readPolicy } from './read-context.ts';

/** A list as it is to be in the CRM. */
interface WantedView extends CrmView {
  key: string;
}

/** What a list shows beside the account's name, where those fields are installed. */
const columnFields = ['tier', 'lifecycle', 'value-type', 'next-action', 'reason'];

/** Why an organization cannot have lists made: its API is older, or the consent or profile does not allow it. */
const refusals: readonly AppError['code'][] = ['crm-refused', 'crm-permission-missing'];

/**
 * Makes the lists of accounts that an organization's fields allow: per tier, per stage, and where people and rules
 * disagree. One that bears the name and filters as ours would is taken over. What the CRM does not let us make is kept without an
 * id, so that a person can be told how to. Saves and answers the lists.
 */
export function createInstallViews({
  store,
  crm,
  log,
}: Pick<AppDependencies, 'store' | 'crm' | 'log'>) {
  return async function installViews(organization: Organization): Promise<InstalledView[]> {
    const { id, views: known = [] } = organization;
    const wanted = wantedViews(organization, classViews(await readPolicy(store, id)));
    const hadBefore = new Map(known.map(({ key, viewId }) => [key, viewId]));
    const isComplete = wanted.every(({ key }) => hadBefore.get(key) !== undefined);
    const ids = isComplete ? hadBefore : await make(organization, wanted, hadBefore);
    const views = wanted.map(({ key, name, filter }): InstalledView => {
      const viewId = ids.get(key);
      return { key, name, filter, ...(viewId !== undefined && { viewId }) };
    });
    await store.organizations.change(id, { views });
    return views;
  };

  async function make(
    organization: Organization,
    wanted: readonly WantedView[],
    known: ReadonlyMap<string, string | undefined>,
  ): Promise<Map<string, string | undefined>> {
    const ids = new Map<string, string | undefined>();
    try {
      const asKnown = wanted.map((view) => ({ ...view, viewId: known.get(view.key) }));
      const found = await findViews(crm, organization.connection, asKnown);
      for (const [key, viewId] of found) ids.set(key, viewId);
      await create(organization, wanted, ids);
    } catch (error) {
      if (!isAppError(error) || !refusals.includes(error.code)) throw error;
      log.warn({ organizationId: organization.id, err: error }, 'lists have to be made by hand');
    }
    return ids;
  }

  async function create(
    { id, connection }: Organization,
    wanted: readonly WantedView[],
    ids: Map<string, string | undefined>,
  ): Promise<void> {
    const missing = wanted.filter(({ key }) => !ids.has(key));
    if (missing.length === 0) return;
    const creations = await crm.createAccountViews(connection, missing);
    for (const [index, { key, name }] of missing.entries()) {
      const creation = creations[index];
      if (creation && 'viewId' in creation) ids.set(key, creation.viewId);
      else log.warn({ organizationId: id, view: name, ...creation }, 'a list was refused');
    }
  }
}

function wantedViews(organization: Organization, views: readonly ClassView[]): WantedView[] {
  const { fields, language } = organization;
  const columns = columnFields.flatMap((key) => fields[key]?.apiName ?? []);
  return views.flatMap(({ key, name, field, shows }): WantedView[] => {
    const installed = fields[field];
    if (!installed) return [];
    const { apiName } = installed;
    const filter: CrmViewFilter =
      'words' in shows
        ? { field: apiName, comparator: 'contains', value: shows.words[language] }
        : {
            field: apiName,
            comparator: 'is',
            value: installed.values[shows.classId] ?? shows.classId,
          };
    return [{ key, name: name[language], filter, columns: ['Account_Name', ...columns] }];
  });
}
