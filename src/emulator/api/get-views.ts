import type { Module } from '../organization/module.ts';
import { userReference } from '../organization/read-record.ts';
import type { View, ViewCriterion } from '../organization/view.ts';
import { zohoTime } from '../zoho-time.ts';
import { moduleInQuery } from './get-fields.ts';
import type { Answer, Call } from './operation.ts';

/** `GET /settings/custom_views`: the views of a module that the user sees, without what they filter by. */
export function getViews(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  const views = visibleViews(call, module);
  const [page, perPage] = [
    Number(call.query.get('page') ?? 1),
    Number(call.query.get('per_page') ?? 200),
  ];
  const rows = views.slice((page - 1) * perPage, page * perPage);
  const info = {
    per_page: perPage,
    default: views[0]?.id ?? '',
    count: rows.length,
    ...translations,
    page,
    more_records: views.length > page * perPage,
  };
  const custom_views = rows.map((view) => renderView(call, view));
  return { status: 200, body: { custom_views, info } };
}

/** `GET /settings/custom_views/{viewId}`: one view with its criterion and columns; 204 when there is none. */
export function getView(call: Call): Answer {
  const module = moduleInQuery(call);
  if ('status' in module) return module;
  const view = visibleViews(call, module).find(({ id }) => id === call.params['viewId']);
  if (!view) return { status: 204 };
  const custom_views = [renderWholeView(call, view)];
  return { status: 200, body: { custom_views, info: translations } };
}

/** The view of a module that opens first, as the module's own metadata shows it. */
export function defaultView(call: Call, module: Module): object | undefined {
  const view = visibleViews(call, module)[0];
  return view && { criteria: null, ...renderWholeView(call, view) };
}

/** The views of a module that the call's user sees. */
function visibleViews({ organization, user }: Call, module: Module): View[] {
  return organization.views.filter(
    (view) => view.module === module && (view.access === 'public' || view.createdById === user.id),
  );
}

const translations = {
  translation: {
    public_views: 'Public Views',
    other_users_views: "Other User's Views",
    shared_with_me: 'Shared With Me',
    created_by_me: 'Created By Me',
  },
};

function renderView({ organization, user }: Call, view: View) {
  const by = userReference(organization, view.createdById);
  const at = zohoTime(view.createdAt, organization.facts.timeZone);
  const isOwn = view.systemName === null && view.createdById === user.id;
  return {
    display_value: view.name,
    created_time: at,
    access_type: view.access,
    system_name: view.systemName,
    created_by: by,
    default: view.systemName !== null,
    modified_time: at,
    name: view.name,
    system_defined: view.systemName !== null,
    modified_by: by,
    module: { api_name: view.module.apiName, id: view.module.id },
    id: view.id,
    category: isOwn ? 'created_by_me' : 'public_views',
    last_accessed_time: at,
    locked: false,
    favorite: null,
  };
}

/** A view with its criterion and columns. */
function renderWholeView(call: Call, view: View) {
  const { module } = view;
  const column = (apiName: string) => {
    const field = module.fields.find((one) => one.apiName === apiName);
    return { api_name: apiName, id: field?.id ?? null, _pin: false };
  };
  return {
    ...renderView(call, view),
    ...(view.criterion && { criteria: renderCriterion(module, view.criterion) }),
    fields: view.columns.map(column),
    sort_by: null,
    sort_order: null,
    shared_to: null,
  };
}

function renderCriterion(module: Module, criterion: ViewCriterion): object {
  if ('group' in criterion) {
    const group = criterion.group.map((one) => renderCriterion(module, one));
    return { group, group_operator: criterion.operator };
  }
  const { field: apiName, comparator, value } = criterion;
  const id = module.fields.find((one) => one.apiName === apiName)?.id;
  return { field: { api_name: apiName, ...(id && { id }) }, comparator, value };
}
