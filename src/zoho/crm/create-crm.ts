import type { Crm } from '../../app/ports/crm.ts';
import { accountRecord } from './account-record.ts';
import {
  createAccountViews,
  deleteAccountViews,
  listAccountViews,
  readAccountView,
} from './account-views.ts';
import { addPicklistValues } from './add-picklist-values.ts';
import type { CallCrm } from './call-crm.ts';
import { closeChannels } from './close-channels.ts';
import { countRecords } from './count-records.ts';
import { createAccountFields } from './create-account-fields.ts';
import { dealRecord, stageOutcomes } from './deal-record.ts';
import { deleteAccountField } from './delete-account-field.ts';
import { listChannels } from './list-channels.ts';
import { listDeleted } from './list-deleted.ts';
import { lookAtBulkRead } from './look-at-bulk-read.ts';
import { lookAtBulkWrite } from './look-at-bulk-write.ts';
import { openChannel } from './open-channel.ts';
import { readBulkResult } from './read-bulk-result.ts';
import { readBulkWriteResult } from './read-bulk-write-result.ts';
import { readCurrentUser } from './read-current-user.ts';
import { readFields } from './read-fields.ts';
import { readOrganization } from './read-organization.ts';
import { readRecords } from './read-records.ts';
import { readSchema } from './read-schema.ts';
import { startBulkRead } from './start-bulk-read.ts';
import { startBulkWrite } from './start-bulk-write.ts';
import { updateAccounts } from './update-accounts.ts';
import { uploadUpdates } from './upload-updates.ts';
import { fieldOf } from './zoho-field.ts';

/** The CRM port over Zoho: each member is one file beside this one. */
export function createCrm(call: CallCrm): Crm {
  return {
    readOrganization: (connection) => readOrganization(call, connection),
    readConnectedUser: (connection) => readCurrentUser(call, connection),
    readSchema: (connection, organization) => readSchema(call, connection, organization),
    listAccountFields: async (connection) =>
      (await readFields(call, connection, 'Accounts')).map(fieldOf),
    createAccountFields: (connection, fields) => createAccountFields(call, connection, fields),
    addPicklistValues: (connection, fieldId, values) =>
      addPicklistValues(call, connection, fieldId, values),
    deleteAccountField: (connection, fieldId) => deleteAccountField(call, connection, fieldId),
    listAccountViews: (connection) => listAccountViews(call, connection),
    readAccountView: (connection, viewId) => readAccountView(call, connection, viewId),
    createAccountViews: (connection, views) => createAccountViews(call, connection, views),
    deleteAccountViews: (connection, viewIds) => deleteAccountViews(call, connection, viewIds),
    async readAccounts(connection, schema, reading) {
      const beside = reading.beside ?? [];
      const fields = [...schema.accountFields, ...beside];
      const page = await readRecords(call, connection, 'Accounts', fields, reading);
      return { ...page, rows: page.rows.map((row) => accountRecord(row, schema, beside)) };
    },
    async readDeals(connection, schema, reading) {
      const outcomes = stageOutcomes(schema);
      const page = await readRecords(call, connection, 'Deals', schema.dealFields, reading);
      return { ...page, rows: page.rows.map((row) => dealRecord(row, schema, outcomes)) };
    },
    countRecords: (connection, module) => countRecords(call, connection, module),
    startBulkRead: (connection, schema, read) => startBulkRead(call, connection, schema, read),
    lookAtBulkRead: (connection, jobId) => lookAtBulkRead(call, connection, jobId),
    async *readBulkAccounts(connection, schema, jobId, beside = []) {
      for await (const batch of readBulkResult(call, connection, 'Accounts', jobId))
        yield batch.map((row) => accountRecord(row, schema, beside));
    },
    async *readBulkDeals(connection, schema, jobId) {
      const outcomes = stageOutcomes(schema);
      for await (const batch of readBulkResult(call, connection, 'Deals', jobId))
        yield batch.map((row) => dealRecord(row, schema, outcomes));
    },
    listDeleted: (connection, module, since) => listDeleted(call, connection, module, since),
    updateAccounts: (connection, updates, unmodifiedSince) =>
      updateAccounts(call, connection, updates, unmodifiedSince),
    uploadUpdates: (connection, updates) => uploadUpdates(call, connection, updates),
    startBulkWrite: (connection, write) => startBulkWrite(call, connection, write),
    lookAtBulkWrite: (connection, jobId) => lookAtBulkWrite(call, connection, jobId),
    readBulkWriteResult: (connection, result) => readBulkWriteResult(call, connection, result),
    openChannel: (connection, schema, channel) => openChannel(call, connection, schema, channel),
    listChannels: (connection) => listChannels(call, connection),
    closeChannels: (connection, channelIds) => closeChannels(call, connection, channelIds),
  };
}
