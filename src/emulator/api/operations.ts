import { countRecords } from './count-records.ts';
import { createBulkReadJob } from './create-bulk-read-job.ts';
import { createBulkWriteJob } from './create-bulk-write-job.ts';
import { createFields } from './create-fields.ts';
import { createRecords } from './create-records.ts';
import { createViews } from './create-views.ts';
import { deleteRecordById, deleteRecords } from './delete-records.ts';
import { deleteViews } from './delete-views.ts';
import { disableNotifications } from './disable-notifications.ts';
import { downloadBulkResult } from './download-bulk-result.ts';
import { downloadWriteResult } from './download-write-result.ts';
import { enableNotifications } from './enable-notifications.ts';
import { getBulkReadJob } from './get-bulk-read-job.ts';
import { getBulkWriteJob } from './get-bulk-write-job.ts';
import { getCurrencies } from './get-currencies.ts';
import { getDeletedRecords } from './get-deleted-records.ts';
import { getField, getFields } from './get-fields.ts';
import { getLayouts } from './get-layouts.ts';
import { getModule, getModules } from './get-modules.ts';
import { getNotifications } from './get-notifications.ts';
import { getOrganization } from './get-organization.ts';
import { getPipelines } from './get-pipelines.ts';
import { getRecord } from './get-record.ts';
import { getRecords } from './get-records.ts';
import { getRelatedLists } from './get-related-lists.ts';
import { getRelatedRecords } from './get-related-records.ts';
import { getUser, getUsers } from './get-users.ts';
import { getView, getViews } from './get-views.ts';
import type { Call, Operation } from './operation.ts';
import { priceOfQuery, queryRecords } from './query-records.ts';
import { deleteField, updateField, updateFields } from './update-field.ts';
import { patchNotifications, replaceNotifications } from './update-notifications.ts';
import { updateRecordById, updateRecords } from './update-records.ts';
import { uploadFile } from './upload-file.ts';
import { upsertRecords } from './upsert-records.ts';

const one = () => 1;
const always = () => true;

/** Writes cost a credit for every ten records begun. */
const perTenItems = (call: Call) => Math.max(1, Math.ceil(itemCount(call) / 10));
const perTenIds = ({ query }: Call) =>
  Math.max(1, Math.ceil((query.get('ids')?.split(',').length ?? 1) / 10));
const isLargeWrite = (call: Call) => itemCount(call) > 10;
/** A page of a custom view costs three credits. */
const priceOfPage = ({ query }: Call) => (query.has('cvid') ? 3 : 1);
const isSorted = ({ query }: Call) => query.has('sort_by') || query.has('cvid');

function itemCount({ body }: Call): number {
  const data = (body as { data?: unknown } | undefined)?.data;
  return Array.isArray(data) ? data.length : 0;
}

/**
 * Every operation of the emulated API: where it is, who answers it, what it costs, what it needs.
 * Prices and sub-concurrency: https://www.zoho.com/crm/developer/docs/api/v8/api-limits.html.
 */
// biome-ignore format: one row per operation
export const operations: readonly Operation[] = [
  { method: 'GET', path: '/org', handle: getOrganization, price: one, scope: 'ZohoCRM.org.READ' },
  { method: 'GET', path: '/org/currencies', handle: getCurrencies, price: one, scope: 'ZohoCRM.settings.currencies.READ' },
  { method: 'GET', path: '/users', handle: getUsers, price: one, scope: 'ZohoCRM.users.READ', leavesOut: ['type__s'] },
  { method: 'GET', path: '/users/{user}', handle: getUser, price: one, scope: 'ZohoCRM.users.READ' },
  { method: 'GET', path: '/settings/modules', handle: getModules, price: one, scope: 'ZohoCRM.settings.modules.READ', leavesOut: ['feature_name', 'include'] },
  { method: 'GET', path: '/settings/modules/{module}', handle: getModule, price: one, scope: 'ZohoCRM.settings.modules.READ', leavesOut: ['include'] },
  { method: 'GET', path: '/settings/fields', handle: getFields, price: one, scope: 'ZohoCRM.settings.fields.READ', leavesOut: ['data_type', 'feature_name', 'component'] },
  { method: 'POST', path: '/settings/fields', handle: createFields, price: one, scope: 'ZohoCRM.settings.fields.CREATE' },
  { method: 'PATCH', path: '/settings/fields', handle: updateFields, price: one, scope: 'ZohoCRM.settings.fields.UPDATE' },
  { method: 'GET', path: '/settings/fields/{fieldId}', handle: getField, price: one, scope: 'ZohoCRM.settings.fields.READ' },
  { method: 'PATCH', path: '/settings/fields/{fieldId}', handle: updateField, price: one, scope: 'ZohoCRM.settings.fields.UPDATE' },
  { method: 'DELETE', path: '/settings/fields/{fieldId}', handle: deleteField, price: one, scope: 'ZohoCRM.settings.fields.DELETE' },
  { method: 'GET', path: '/settings/layouts', handle: getLayouts, price: one, scope: 'ZohoCRM.settings.layouts.READ', leavesOut: ['mode', 'include', 'include_inner_details'] },
  { method: 'GET', path: '/settings/pipeline', handle: getPipelines, price: one, scope: 'ZohoCRM.settings.pipeline.READ' },
  { method: 'GET', path: '/settings/custom_views', handle: getViews, price: one, scope: 'ZohoCRM.settings.custom_views.READ', leavesOut: ['filters', 'ids', 'scope', 'favourite'] },
  { method: 'POST', path: '/settings/custom_views', handle: createViews, price: one, scope: 'ZohoCRM.settings.custom_views.CREATE' },
  { method: 'DELETE', path: '/settings/custom_views', handle: deleteViews, price: one, scope: 'ZohoCRM.settings.custom_views.DELETE' },
  { method: 'GET', path: '/settings/custom_views/{viewId}', handle: getView, price: one, scope: 'ZohoCRM.settings.custom_views.READ', leavesOut: ['include_inner_details'] },
  { method: 'GET', path: '/settings/related_lists', handle: getRelatedLists, price: one, scope: 'ZohoCRM.settings.related_lists.READ', leavesOut: ['layout_id', 'status'] },
  { method: 'POST', path: '/coql', handle: queryRecords, price: priceOfQuery, scope: 'ZohoCRM.coql.READ', isCostly: always },
  { method: 'GET', path: '/actions/watch', handle: getNotifications, price: one, scope: 'ZohoCRM.notifications.READ' },
  { method: 'POST', path: '/actions/watch', handle: enableNotifications, price: one, scope: 'ZohoCRM.notifications.CREATE' },
  { method: 'PUT', path: '/actions/watch', handle: replaceNotifications, price: one, scope: 'ZohoCRM.notifications.UPDATE' },
  { method: 'PATCH', path: '/actions/watch', handle: patchNotifications, price: one, scope: 'ZohoCRM.notifications.UPDATE' },
  { method: 'DELETE', path: '/actions/watch', handle: disableNotifications, price: one, scope: 'ZohoCRM.notifications.DELETE' },
  { method: 'POST', path: '/bulk/read', handle: createBulkReadJob, price: () => 50, scope: 'ZohoCRM.bulk.READ' },
  { method: 'GET', path: '/bulk/read/{jobId}', handle: getBulkReadJob, price: one, scope: 'ZohoCRM.bulk.READ' },
  { method: 'GET', path: '/bulk/read/{jobId}/result', handle: downloadBulkResult, price: one, scope: 'ZohoCRM.bulk.READ' },
  { method: 'POST', path: '/upload', handle: uploadFile, price: one, scope: 'ZohoFiles.files.ALL' },
  { method: 'POST', path: '/bulk/write', handle: createBulkWriteJob, price: () => 500, scope: 'ZohoCRM.bulk.CREATE' },
  { method: 'GET', path: '/bulk/write/{jobId}', handle: getBulkWriteJob, price: one, scope: 'ZohoCRM.bulk.CREATE' },
  { method: 'GET', path: '/results/{zgid}/bulk-write/{jobId}/{file}', handle: downloadWriteResult, price: one, scope: 'ZohoCRM.bulk.CREATE' },
  { method: 'GET', path: '/{module}', handle: getRecords, price: priceOfPage, scope: 'ZohoCRM.modules.{module}.READ', isCostly: isSorted, leavesOut: ['territory_id'] },
  { method: 'POST', path: '/{module}', handle: createRecords, price: perTenItems, scope: 'ZohoCRM.modules.{module}.CREATE', isCostly: isLargeWrite },
  { method: 'PUT', path: '/{module}', handle: updateRecords, price: perTenItems, scope: 'ZohoCRM.modules.{module}.UPDATE', isCostly: isLargeWrite },
  { method: 'DELETE', path: '/{module}', handle: deleteRecords, price: perTenIds, scope: 'ZohoCRM.modules.{module}.DELETE' },
  { method: 'POST', path: '/{module}/upsert', handle: upsertRecords, price: perTenItems, scope: 'ZohoCRM.modules.{module}.CREATE', isCostly: isLargeWrite },
  { method: 'GET', path: '/{module}/actions/count', handle: countRecords, price: one, scope: ['ZohoCRM.modules.{module}.READ', 'ZohoSearch.securesearch.READ'], leavesOut: ['criteria', 'email', 'phone', 'word', 'cvid'] },
  { method: 'GET', path: '/{module}/deleted', handle: getDeletedRecords, price: () => 2, scope: 'ZohoCRM.modules.{module}.READ' },
  { method: 'GET', path: '/{module}/{recordID}', handle: getRecord, price: one, scope: 'ZohoCRM.modules.{module}.READ' },
  { method: 'PUT', path: '/{module}/{recordID}', handle: updateRecordById, price: one, scope: 'ZohoCRM.modules.{module}.UPDATE' },
  { method: 'DELETE', path: '/{module}/{recordID}', handle: deleteRecordById, price: one, scope: 'ZohoCRM.modules.{module}.DELETE' },
  { method: 'GET', path: '/{module}/{recordID}/{relatedList}', handle: getRelatedRecords, price: one, scope: 'ZohoCRM.modules.{module}.READ' },
];

/** How faults, ledgers and logs name an operation. */
export function nameOfOperation({ method, path }: Operation): string {
  return `${method} ${path}`;
}
