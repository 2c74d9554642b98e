import type { AppDependencies } from './dependencies.ts';
import type { CrmCall } from './ports/crm.ts';

/** Adds calls of the CRM to the credit ledger. One that cannot be added is logged and missing there; the work goes on. */
export function createBookCall({
  store,
  clock,
  log,
}: Pick<AppDependencies, 'store' | 'clock' | 'log'>) {
  return function bookCall({ organizationId, operation, credits }: CrmCall): void {
    const call = { organizationId, operation, credits, at: clock.now() };
    store.credits.add([call]).catch((error: unknown) => {
      log.error({ err: error, operation }, 'a call was not added to the credit ledger');
    });
  };
}
