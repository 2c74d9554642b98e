import fc from 'fast-check';
import type { AccountFacts, DealFacts } from '../../../src/core/facts.ts';

const id = fc.stringMatching(/^[1-9][0-9]{18}$/);
const text = fc.string({ unit: 'binary' });
const day = fc.integer({ min: -25_000, max: 60_000 });
const money = fc.double({ noNaN: true, noDefaultInfinity: true }).map((amount) => amount + 0);

/** Accounts with any selection of facts. */
export const arbitraryAccount: fc.Arbitrary<AccountFacts> = fc.record(
  {
    id,
    name: text,
    industry: text,
    accountType: text,
    ownership: text,
    employees: fc.nat(),
    annualRevenue: money,
    country: text,
    region: text,
    city: text,
    parentId: id,
    ownerId: id,
    createdOn: day,
  },
  { requiredKeys: ['id', 'name'], noNullPrototype: true },
);

/** Deals of no account with any selection of facts. */
export const arbitraryDeal: fc.Arbitrary<DealFacts> = fc.record(
  {
    id,
    name: text,
    outcome: fc.constantFrom('won', 'lost', 'open'),
    amount: money,
    closedOn: day,
    createdOn: day,
    type: text,
    product: text,
    lossReason: text,
  },
  { requiredKeys: ['id', 'outcome'], noNullPrototype: true },
);
