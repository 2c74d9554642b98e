import type { AppDependencies } from './dependencies.ts';
import type { CrmSchema } from './ports/crm-metadata.ts';
import type { Organization } from './ports/organization-store.ts';
import { createVerifyFields } from './verify-fields.ts';

/** An organization as it is by now. */
export interface RefreshedProfile {
  organization: Organization;
  /** Stages, currency, time zone or fields have changed: facts read before may be read differently now. */
  mustReadAll: boolean;
}

/**
 * Asks the CRM what an organization looks like by now: its profile, how its stages end, which fields exist. 3 credits or
 * more. What was learnt is not saved here but by who has read everything again where that has to be: else a stop in
 * between would leave facts of two kinds side by side for good.
 */
export function createRefreshProfile(dependencies: Pick<AppDependencies, 'store' | 'crm' | 'log'>) {
  const { crm } = dependencies;
  const verifyFields = createVerifyFields(dependencies);

  return async function refreshProfile(known: Organization): Promise<RefreshedProfile> {
    const profile = await crm.readOrganization(known.connection);
    const { schema: read, accountFields } = await crm.readSchema(known.connection, profile);
    const schema = { ...read, ...ratesOf(read, known.schema) };
    const gone = await verifyFields(known, accountFields);
    const fields = Object.entries(known.fields).filter(([key]) => !gone.includes(key));
    return {
      organization: { ...known, profile, schema, fields: Object.fromEntries(fields) },
      mustReadAll: readingOf(schema) !== readingOf(known.schema),
    };
  };
}

/** So many records have to tell another way than those before: one may be a slip of somebody's pen. */
const toldOtherwise = 3;

/** What records told once holds though none of the latest tells it, or hardly any tells otherwise. */
function ratesOf(
  { rateDirection, ratesTold = 0 }: CrmSchema,
  known: CrmSchema,
): Pick<CrmSchema, 'rateDirection' | 'ratesTold'> {
  const isKept =
    known.rateDirection !== undefined &&
    (rateDirection === undefined ||
      (rateDirection !== known.rateDirection && ratesTold < toldOtherwise));
  if (isKept) return { rateDirection: known.rateDirection, ratesTold: known.ratesTold };
  return rateDirection === undefined ? {} : { rateDirection, ratesTold };
}

/** How facts are read by a schema, whatever the order of its parts; without a direction, amounts are divided. */
function readingOf({ rateDirection = 'divide', ratesTold: _, ...schema }: CrmSchema): string {
  const parts = Object.entries({ ...schema, rateDirection });
  return JSON.stringify(parts.toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
