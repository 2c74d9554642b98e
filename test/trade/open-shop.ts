import type { SeededRandom } from '../../src/emulator/seeded-random.ts';
import { type Crm, workAtRandom } from '../support/people-at-work.ts';
import { type Customers, createCustomers } from './customers.ts';
import type { Market, Trader } from './open-market.ts';

/** An organization whose people work. */
export interface Shop {
  trader: Trader;
  customers: Customers;
  /** Does one thing that people do. */
  work(random: SeededRandom): void;
  /** What was done, and how often. */
  readonly edits: Readonly<Record<string, number>>;
}

/** Of what people do, the part whose way into a field is timed. */
const timedPart = 0.25;

/** The people of an installed organization. */
export async function openShop(trader: Trader, { store, clock }: Market): Promise<Shop> {
  const { organization, seed, mark, repId, prospects } = trader;
  const known = await store.organizations.find(seed.zgid);
  const entries = Object.entries(known?.fields ?? {});
  const fields = Object.fromEntries(
    entries.map(([key, { apiName, values }]) => [key, { apiName, values: Object.values(values) }]),
  );
  const edits: Record<string, number> = {};
  const bin: Crm['bin'] = [];
  const reserved = new Set(prospects);
  const field = fields['lifecycle']?.apiName ?? '';
  const customers = createCustomers(trader, { now: clock.now, field });
  const by = { by: repId };
  const count = (what: string) => {
    edits[what] = (edits[what] ?? 0) + 1;
  };

  return {
    trader,
    customers,
    edits,
    work(random) {
      if (random.next() < timedPart && customers.trade(random)) {
        count('deal of a prospect, timed');
        return;
      }
      const crm: Crm = {
        organization,
        random,
        now: Math.floor(clock.now()),
        by,
        mark,
        bin,
        fields,
        isReserved: (id) => reserved.has(id),
        put(accountId, key, value) {
          const apiName = fields[key]?.apiName ?? '';
          organization.updateRecord('Accounts', accountId, { [apiName]: value }, by);
        },
      };
      count(workAtRandom(crm).what);
    },
  };
}
