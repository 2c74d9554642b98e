import { createAwaitBulkRead } from './await-bulk-read.ts';
import { readClassFields } from './class-fields-in-crm.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { CrmAccountRecord } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { creditsByPages, creditsInBulk } from './reading-credits.ts';
import { bulkHintUrl } from './receive-bulk-hint.ts';

/** Most ids the CRM reads in one call. */
const idsPerRead = 50;
const idsPerTurn = 1000;

/**
 * Reads what the class fields of many accounts hold now, in batches, by whichever way costs least: by their ids, the whole
 * module page by page, or the whole module in bulk. Accounts that are gone do not come.
 */
export function createReadManyClassFields(dependencies: AppDependencies) {
  const { store, crm, clock } = dependencies;
  const awaitBulkRead = createAwaitBulkRead(dependencies);

  return async function* readManyClassFields(
    organization: Organization,
    ids: string[],
  ): AsyncIterable<CrmAccountRecord[]> {
    const { accounts } = await store.mirror.count(organization.id);
    const byIds = Math.ceil(ids.length / idsPerRead);
    const byPages = creditsByPages(accounts);
    const inBulk = creditsInBulk(accounts);
    const unread = new Set(ids);
    if (Math.min(byPages, inBulk) < byIds) {
      const records = byPages <= inBulk ? pages(organization) : bulk(organization);
      for await (const batch of records) {
        const asked = batch.filter(({ facts }) => unread.delete(facts.id));
        if (asked.length > 0) yield asked;
      }
    }
    // By their ids, too, what the whole module seemed to lack.
    const rest = [...unread];
    for (let from = 0; from < rest.length; from += idsPerTurn) {
      const part = rest.slice(from, from + idsPerTurn);
      yield [...(await readClassFields(crm, organization, part)).values()];
    }
  };

  async function* pages({ connection, schema, fields }: Organization) {
    let next: string | undefined;
    do {
      const reading = { beside: apiNamesOf(fields), ...(next !== undefined && { next }) };
      const page = await crm.readAccounts(connection, schema, reading);
      yield page.rows;
      next = page.next;
    } while (next !== undefined);
  }

  async function* bulk(organization: Organization): AsyncIterable<CrmAccountRecord[]> {
    const { id, connection, schema, fields } = organization;
    const beside = apiNamesOf(fields);
    const callbackUrl = bulkHintUrl(dependencies, id);
    let next: string | undefined;
    do {
      const jobId = await crm.startBulkRead(connection, schema, {
        module: 'Accounts',
        callbackUrl,
        beside,
        ...(next !== undefined && { next }),
      });
      const ended = await awaitBulkRead(organization, { id: jobId, begunAt: clock.now() });
      if (ended.state === 'failed') throw new AppError('crm-unavailable', ended.detail);
      next = ended.next;
      yield* crm.readBulkAccounts(connection, schema, jobId, beside);
    } while (next !== undefined);
  }
}

function apiNamesOf(fields: Organization['fields']): string[] {
  return Object.values(fields).map(({ apiName }) => apiName);
}
