import { readClassFields } from './class-fields-in-crm.ts';
import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import type { CrmAccountRecord, CrmUpdateOutcome } from './ports/crm.ts';
import type { Organization } from './ports/organization-store.ts';
import { underLease } from './under-lease.ts';

const firstPauseMs = 500;
const longestPauseMs = 10_000;
const patienceMs = 30 * 60_000;

/** What a bulk write of one account showed. */
export interface BulkWriteProbe {
  accountId: string;
  accountName: string;
  /** API names of the fields that were written again. */
  fields: string[];
  outcome: CrmUpdateOutcome;
  /** Whether the account counts as modified now: then a workflow on every edit has had its occasion. */
  isModified: boolean;
}

/**
 * Writes to one account by a bulk write what its class fields hold already, so that an administrator can see whether that
 * sets off automation, which Zoho does not say and no program can see. Costs some 505 API credits.
 */
export function createProbeBulkWrite({
  store,
  crm,
  clock,
}: Pick<AppDependencies, 'store' | 'crm' | 'clock'>) {
  return {
    /**
     * Makes the probe, on a given account or on the first that has something in our fields. No worker writes meanwhile: what
     * it put there, the probe would replace by what stood there before, and that would pass for a person's choice.
     *
     * @throws AppError `organization-not-connected`, `not-found` without such an account, `organization-busy`, and whatever the CRM
     *   refuses
     */
    probe: (organizationId: string, accountId?: string): Promise<BulkWriteProbe> =>
      underLease({ store, clock }, organizationId, () => probe(organizationId, accountId)),

    /** Notes in whose name it was confirmed that a bulk write sets off nothing: from now on many accounts are written so. */
    async confirm(organizationId: string, name: string): Promise<void> {
      await connected(organizationId);
      await store.organizations.change(organizationId, {
        bulkWriteConfirmedAt: clock.now(),
        bulkWriteConfirmedBy: name,
        bulkWriteFailedAt: undefined,
      });
    },

    /** Takes that back. */
    async revoke(organizationId: string): Promise<void> {
      await connected(organizationId);
      await store.organizations.change(organizationId, {
        bulkWriteConfirmedAt: undefined,
        bulkWriteConfirmedBy: undefined,
      });
    },
  };

  async function probe(organizationId: string, accountId?: string): Promise<BulkWriteProbe> {
    const organization = await connected(organizationId);
    const before = await pick(organization, accountId);
    const values = filledValues(organization, before);
    const { connection } = organization;
    const update = { id: before.facts.id, values };
    const file = await crm.uploadUpdates(connection, [update]);
    const jobId = await crm.startBulkWrite(connection, { file });
    const outcome = await outcomeOf(organization, jobId);
    const after = await read(organization, [before.facts.id]);
    return {
      accountId: before.facts.id,
      accountName: before.facts.name,
      fields: Object.keys(values),
      outcome,
      isModified: after[0]?.modifiedAt !== before.modifiedAt,
    };
  }

  async function connected(organizationId: string): Promise<Organization> {
    const organization = await store.organizations.find(organizationId);
    if (organization?.status !== 'connected') throw new AppError('organization-not-connected');
    return organization;
  }

  async function pick(
    organization: Organization,
    accountId: string | undefined,
  ): Promise<CrmAccountRecord> {
    const ids = accountId === undefined ? await writtenIds(organization.id) : [accountId];
    const records = await read(organization, ids);
    const isFilled = (record: CrmAccountRecord) =>
      Object.keys(filledValues(organization, record)).length > 0;
    const found = records.find(isFilled);
    if (!found) throw new AppError('not-found', 'account with classes');
    return found;
  }

  /** The first accounts that were written to. */
  async function writtenIds(organizationId: string): Promise<string[]> {
    for await (const rows of store.classes.readAll(organizationId)) {
      const written = rows.filter(({ written: held }) =>
        Object.values(held).some((value) => value !== null),
      );
      if (written.length > 0) return written.slice(0, 50).map(({ accountId }) => accountId);
    }
    return [];
  }

  async function read(organization: Organization, ids: string[]): Promise<CrmAccountRecord[]> {
    return [...(await readClassFields(crm, organization, ids)).values()];
  }

  async function outcomeOf({ connection }: Organization, jobId: string): Promise<CrmUpdateOutcome> {
    const until = clock.now() + patienceMs;
    for (let pauseMs = firstPauseMs; clock.now() < until; ) {
      await new Promise((resolve) => setTimeout(resolve, pauseMs));
      pauseMs = Math.min(2 * pauseMs, longestPauseMs);
      const job = await crm.lookAtBulkWrite(connection, jobId);
      if (job.state === 'failed') throw new AppError('crm-refused', `bulk write: ${job.detail}`);
      if (job.state === 'running') continue;
      for await (const [outcome] of crm.readBulkWriteResult(connection, job.result))
        if (outcome) return outcome;
    }
    throw new AppError('crm-unavailable', 'the bulk write does not end');
  }
}

/** What our fields hold, by API name; empty ones left out. */
function filledValues(
  { fields }: Organization,
  { values }: CrmAccountRecord,
): Record<string, string> {
  return Object.fromEntries(
    Object.values(fields).flatMap(({ apiName }) => {
      const value = values[apiName];
      return typeof value === 'string' ? [[apiName, value]] : [];
    }),
  );
}
