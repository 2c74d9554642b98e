import type { AppDependencies } from './dependencies.ts';
import { AppError } from './errors.ts';
import { type WriteProblem, writeProblemOf } from './write-problems.ts';

/** An account that could not be written. */
export interface WriteFailure {
  accountId: string;
  problem: WriteProblem;
  /** The CRM's own word. */
  code: string;
  /** When it is tried again; absent when not before something about it changes. */
  retryAt: number | undefined;
}

/**
 * Lists accounts whose classes could not be written, those decided last first.
 *
 * @throws AppError `not-found`
 */
export function createListFailures({ store }: Pick<AppDependencies, 'store'>) {
  return async function listFailures(
    organizationId: string,
    limit: number,
  ): Promise<WriteFailure[]> {
    const organization = await store.organizations.find(organizationId);
    if (!organization) throw new AppError('not-found', 'organization');
    const errors = await store.classes.writeErrors(organizationId, limit);
    return errors.map(({ accountId, error, retryAt }) => {
      return { accountId, problem: writeProblemOf(error), code: error, retryAt };
    });
  };
}
