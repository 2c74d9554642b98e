import { describe, expect, it } from 'vitest';
import type { AccountFacts } from '../../../src/core/facts.ts';
import { Policy } from '../../../src/core/policy/policy.ts';
import { aBook, aContext, assess } from '../../support/a-book.ts';

function typeOf(facts: Partial<AccountFacts>, rules: object = {}) {
  const book = aBook({ acme: [] }, { acme: facts });
  return assess(
    'customer-type',
    book,
    'acme',
    aContext(book, Policy.parse({ customerType: rules })),
  );
}

describe('customer type', () => {
  it.each<[string, Partial<AccountFacts>, string]>([
    ['a private owner', { ownership: 'Private' }, 'enterprise'],
    ['a state-owned enterprise', { ownership: '国有企业' }, 'enterprise'],
    ['a reseller', { accountType: 'Reseller' }, 'enterprise'],
    ['a person', { accountType: '个人客户' }, 'individual'],
    [
      'a person, whatever the owner',
      { accountType: 'Individual', ownership: 'Private' },
      'individual',
    ],
    ['a public owner', { ownership: 'Government', accountType: 'Customer' }, 'government'],
    ['a public body by type', { accountType: '政府机构', ownership: 'Public' }, 'government'],
  ])('knows %s', (_, facts, expected) => {
    expect(typeOf(facts)).toMatchObject({ value: expected, confidence: 1 });
  });

  it('takes a public body by its industry where nothing else speaks, with half the confidence', () => {
    expect(typeOf({ industry: 'Government/Military', accountType: 'Customer' })).toMatchObject({
      value: 'government',
      confidence: 0.5,
      reason: { id: 'customer-type.industry' },
    });
    expect(typeOf({ industry: 'Government/Military', ownership: 'Private' }).value).toBe(
      'enterprise',
    );
  });

  it.each([[{}], [{ accountType: 'Customer', ownership: 'Other' }], [{ accountType: 'Prospect' }]])(
    'is unknown where the fields say what it is to us, not who it is: %j',
    (facts) => {
      expect(typeOf(facts)).toMatchObject({
        value: 'unknown',
        reason: { id: 'customer-type.missing' },
        details: { missing: ['ownership', 'account-type'] },
      });
    },
  );

  it('takes the policy’s words before the table, or alone', () => {
    const words = { VIP: 'individual', Private: 'individual' };

    expect(typeOf({ accountType: 'vip' }, { words }).value).toBe('individual');
    expect(typeOf({ ownership: 'Private' }, { words }).value).toBe('individual');
    expect(typeOf({ ownership: 'Government' }, { words, usesTable: false }).value).toBe('unknown');
  });
});
