import type { AppDependencies } from './dependencies.ts';
import { isAppError } from './errors.ts';
import { createInstallFields } from './install-fields.ts';
import type { Organization } from './ports/organization-store.ts';
import { createVerifyFields } from './verify-fields.ts';

/**
 * Finds out why the CRM refuses values of ours: a picklist that lacks some gets them, a field that was deleted is written no
 * more. Answers the organization with its fields as they are by now, or nothing when they are as they were. 2 credits, and
 * one for every ten values added.
 */
export function createMendFields(dependencies: Pick<AppDependencies, 'store' | 'crm' | 'log'>) {
  const { crm, log } = dependencies;
  const verifyFields = createVerifyFields(dependencies);
  const installFields = createInstallFields(dependencies);

  return async function mendFields(organization: Organization): Promise<Organization | undefined> {
    const present = await crm.listAccountFields(organization.connection);
    const gone = await verifyFields(organization, present);
    const kept = Object.entries(organization.fields).filter(([key]) => !gone.includes(key));
    const lacking = kept.filter(([, { fieldId, values }]) => {
      const known = present.find(({ id }) => id === fieldId);
      return Object.values(values).some((value) => known?.values.includes(value) === false);
    });
    if (gone.length === 0 && lacking.length === 0) return undefined;
    const remaining = { ...organization, fields: Object.fromEntries(kept) };
    const chosenFields = kept.map(([key]) => key);
    try {
      const fields = await installFields({ ...remaining, chosenFields });
      const added = lacking.map(([key]) => key);
      log.warn({ organizationId: organization.id, gone, added }, 'fields of ours were mended');
      return { ...remaining, fields };
    } catch (error) {
      // Who may not change fields may still write them.
      if (!isAppError(error, 'crm-permission-missing', 'crm-refused')) throw error;
      log.warn({ organizationId: organization.id, err: error }, 'fields could not be mended');
      return gone.length > 0 ? remaining : undefined;
    }
  };
}
