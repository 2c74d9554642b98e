import { administrator } from './administrator.ts';
import { bulkWrite } from './bulk-write.ts';
import { channel } from './channel.ts';
import type { Check } from './check.ts';
import { configuration } from './configuration.ts';
import { connection } from './connection.ts';
import { credits } from './credits.ts';
import { database } from './database.ts';
import { fieldTypes } from './field-types.ts';
import { fieldsExist } from './fields-exist.ts';
import { fieldsWritable } from './fields-writable.ts';
import { installation } from './installation.ts';
import { nightly } from './nightly.ts';
import { notifications } from './notifications.ts';
import type { OrganizationFacts } from './organization-facts.ts';
import { picklistValues } from './picklist-values.ts';
import { poll } from './poll.ts';
import { publicAddress } from './public-address.ts';
import { scopes } from './scopes.ts';
import { secretKey } from './secret-key.ts';
import type { ServerFacts } from './server-facts.ts';
import { views } from './views.ts';
import { writes } from './writes.ts';

/** What is checked of a server, in order. To add a check: its file, its line here, its case in the test. */
export const serverChecks: readonly Check<ServerFacts>[] = [
  configuration,
  database,
  secretKey,
  publicAddress,
];

/** What is checked of an organization, in order: what others rest on comes first. */
export const organizationChecks: readonly Check<OrganizationFacts>[] = [
  connection,
  scopes,
  administrator,
  installation,
  fieldsExist,
  fieldTypes,
  picklistValues,
  fieldsWritable,
  views,
  channel,
  notifications,
  poll,
  nightly,
  writes,
  bulkWrite,
  credits,
];
