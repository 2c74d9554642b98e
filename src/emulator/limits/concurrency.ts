import { subConcurrency } from './edition-limits.ts';

/** Counts the calls that are under way in an organization, per client. */
export interface ConcurrencyGate {
  /** Lets a call in and answers how it leaves, or `undefined` when too many are under way. */
  enter(clientId: string): (() => void) | undefined;
  /** The same for a call that turned out to be a costly one. */
  enterCostly(clientId: string): (() => void) | undefined;
}

/** A gate for so many calls at once; of the costly ones ten, whatever the edition. */
export function createConcurrencyGate(limit: number): ConcurrencyGate {
  return { enter: createCounter(limit), enterCostly: createCounter(subConcurrency) };
}

function createCounter(limit: number): (clientId: string) => (() => void) | undefined {
  const underWay = new Map<string, number>();

  return (clientId) => {
    const count = underWay.get(clientId) ?? 0;
    if (count >= limit) return undefined;
    underWay.set(clientId, count + 1);
    let isIn = true;
    return () => {
      if (isIn) underWay.set(clientId, (underWay.get(clientId) ?? 1) - 1);
      isIn = false;
    };
  };
}
