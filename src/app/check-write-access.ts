import type { AppDependencies } from './dependencies.ts';
import type { Organization } from './ports/organization-store.ts';

/** No record has this id. */
const nobody = '1';

/**
 * Finds out whether the connected user may change accounts at all, before everything is read for nothing: asks the CRM to
 * change one that does not exist, which it refuses in either case, but for a missing permission in words of its own. 1 credit.
 *
 * @throws AppError `crm-permission-missing`
 */
export function createCheckWriteAccess({ crm }: Pick<AppDependencies, 'crm'>) {
  return async function checkWriteAccess({ connection, fields }: Organization): Promise<void> {
    const values = Object.values(fields).map(({ apiName }) => [apiName, null]);
    await crm.updateAccounts(connection, [{ id: nobody, values: Object.fromEntries(values) }]);
  };
}
