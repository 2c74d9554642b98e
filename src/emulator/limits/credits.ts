import type { Clock } from '../clock.ts';

/** What the calls of an organization have cost, for tests to read. */
export interface Credits {
  /** Credits the organization has for any 24 hours. */
  readonly limit: number;
  /** Spent since the beginning. */
  readonly spent: number;
  /** The same by operation, as the router table names it. */
  readonly byOperation: Readonly<Record<string, number>>;
  /** Spent in the last 24 hours, which is what Zoho counts. */
  spentToday(): number;
}

/** The same, as the API sees it. */
export interface CreditLedger extends Credits {
  /** Books a call; false, and nothing booked, when the organization cannot pay for it. */
  charge(operation: string, price: number): boolean;
}

const dayMs = 86_400_000;

/** A ledger with nothing in it. */
export function createCreditLedger(clock: Clock, limit: number): CreditLedger {
  const byOperation: Record<string, number> = {};
  let entries: { at: number; price: number }[] = [];
  let spent = 0;
  let inWindow = 0;
  let first = 0;

  /** Entries leave the window in the order in which they came. */
  function spentToday(): number {
    const since = clock.now() - dayMs;
    for (let entry = entries[first]; entry && entry.at <= since; entry = entries[first]) {
      inWindow -= entry.price;
      first += 1;
    }
    if (first > 10_000) {
      entries = entries.slice(first);
      first = 0;
    }
    return inWindow;
  }

  return {
    limit,
    byOperation,
    get spent() {
      return spent;
    },
    spentToday,
    charge(operation, price) {
      if (spentToday() + price > limit) return false;
      entries.push({ at: clock.now(), price });
      inWindow += price;
      spent += price;
      byOperation[operation] = (byOperation[operation] ?? 0) + price;
      return true;
    },
  };
}
