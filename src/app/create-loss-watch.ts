import type { AppDependencies } from './dependencies.ts';
import type { CrmModule } from './ports/crm-metadata.ts';

/** How often all that has changed is read in place of what was named. */
const turnEveryMs = 60_000;

/**
 * What is known of notifications that were lost. Kept in this process alone: what is forgotten with it, the hourly look at
 * deletions makes up for.
 */
export interface LossWatch {
  /** Whether all that has changed in a module is to be read now, in place of what was named: `true` once a minute. */
  takeTurn(organizationId: string, module: CrmModule): boolean;
  /** Notes that something changed of which no notification told. */
  suspect(organizationId: string): void;
  isSuspected(organizationId: string): boolean;
  /** Notes that everything was looked at. */
  clear(organizationId: string): void;
}

/** Nothing is suspected yet. */
export function createLossWatch({ clock }: Pick<AppDependencies, 'clock'>): LossWatch {
  const suspected = new Set<string>();
  const turnAt = new Map<string, number>();

  return {
    takeTurn(organizationId, module) {
      const key = `${organizationId} ${module}`;
      const now = clock.now();
      if (now - (turnAt.get(key) ?? 0) < turnEveryMs) return false;
      turnAt.set(key, now);
      return true;
    },
    suspect: (organizationId) => void suspected.add(organizationId),
    isSuspected: (organizationId) => suspected.has(organizationId),
    clear: (organizationId) => void suspected.delete(organizationId),
  };
}
