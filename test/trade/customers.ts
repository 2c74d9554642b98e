import type { SeededRandom } from '../../src/emulator/seeded-random.ts';
import { zohoDate } from '../support/a-sales-book.ts';
import type { Trader } from './open-market.ts';

/** How a deal was changed. */
export type DealChange = 'insert' | 'update' | 'delete';

/** A change of a deal that must show in a field, and how long that took. */
export interface Freshness {
  change: DealChange;
  /** Simulated time from the change until the field holds another value. */
  milliseconds: number;
}

/**
 * Accounts of an organization that nobody else touches: what their one deal does must show in their lifecycle, so that it can
 * be told how long that takes.
 */
export interface Customers {
  /** Changes a deal of one that waits for nothing; whether there was one. */
  trade(random: SeededRandom): boolean;
  /** Looks which changes show by now. */
  look(): void;
  readonly shown: readonly Freshness[];
  /** Changes that do not show yet. */
  readonly waiting: number;
}

interface Customer {
  accountId: string;
  deal?: { id: string; isWon: boolean };
  waits?: { change: DealChange; since: number; before: unknown };
}

/** @param field API name of the lifecycle field */
export function createCustomers(
  { organization, prospects, repId, mark }: Trader,
  { now, field }: { now: () => number; field: string },
): Customers {
  const by = { by: repId };
  const customers: Customer[] = prospects.map((accountId) => ({ accountId }));
  const shown: Freshness[] = [];
  const lifecycleOf = ({ accountId }: Customer) =>
    organization.record('Accounts', accountId)?.[field];

  function change(customer: Customer, random: SeededRandom): DealChange {
    const { deal, accountId } = customer;
    if (!deal) {
      const id = organization.createRecord(
        'Deals',
        {
          Deal_Name: `${mark} first order`,
          Stage: 'Closed Won',
          Pipeline: 'Standard (Standard)',
          Amount: 1000 + random.whole(50_000),
          // Yesterday everywhere, lest it be tomorrow somewhere.
          Closing_Date: zohoDate(now() - 86_400_000),
          Account_Name: { id: accountId },
        },
        by,
      );
      customer.deal = { id, isWon: true };
      return 'insert';
    }
    if (deal.isWon && random.next() < 0.4) {
      organization.deleteRecord('Deals', deal.id, by);
      delete customer.deal;
      return 'delete';
    }
    deal.isWon = !deal.isWon;
    const Stage = deal.isWon ? 'Closed Won' : 'Closed Lost';
    organization.updateRecord('Deals', deal.id, { Stage }, by);
    return 'update';
  }

  return {
    shown,
    get waiting() {
      return customers.filter(({ waits }) => waits).length;
    },
    trade(random) {
      const free = customers.filter(({ waits }) => !waits);
      if (free.length === 0) return false;
      const customer = random.pick(free);
      const before = lifecycleOf(customer);
      customer.waits = { change: change(customer, random), since: now(), before };
      return true;
    },
    look() {
      for (const customer of customers) {
        const { waits } = customer;
        if (!waits || lifecycleOf(customer) === waits.before) continue;
        shown.push({ change: waits.change, milliseconds: now() - waits.since });
        delete customer.waits;
      }
    },
  };
}
