import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Book } from '../../../src/core/book/book.ts';
import { createBookBuilder } from '../../../src/core/book/create-book-builder.ts';
import type { AccountFacts } from '../../../src/core/facts.ts';
import { checks, findFindings } from '../../../src/core/findings/find-findings.ts';
import { forgottenAfterDays } from '../../../src/core/findings/open-past-due.ts';
import { buildGroups } from '../../../src/core/groups/build-groups.ts';
import { renderMessage } from '../../../src/core/messages/render-message.ts';
import { aDeal, type DealSketch, today } from '../../support/a-book.ts';

/** An account of which everything is known. */
function anAccount(id: string, facts: Partial<AccountFacts> = {}): AccountFacts {
  return { id, name: `Name of ${id}`, industry: 'Retail', employees: 9, country: 'DE', ...facts };
}

function findingsIn(accounts: AccountFacts[], deals: DealSketch[] = [], keepDeals = true) {
  const builder = createBookBuilder({ keepDeals });
  for (const account of accounts) builder.addAccount(account);
  for (const [i, { accountId, ...deal }] of deals.entries())
    builder.addDeal(aDeal(deal, `d${i}`, accountId));
  const book: Book = builder.build();
  return findFindings({ book, groups: buildGroups(book.accounts, book.indexOf), asOf: today });
}

const acme = anAccount('acme');
const ofAcme = { accountId: 'acme', amount: 5, closed: 3 };

describe('the checks of facts', () => {
  it('find nothing where everything is known', () => {
    expect(findingsIn([acme], [ofAcme, { ...ofAcme, outcome: 'open', closed: -9 }])).toEqual([]);
  });

  it.each<[string, DealSketch, DealSketch]>([
    ['won-without-amount', { amount: undefined }, { amount: 0 }],
    ['won-without-date', { closed: undefined as never }, { closed: 3 }],
    ['won-in-the-future', { closed: -1 }, { closed: 0 }],
    [
      'open-past-due',
      { outcome: 'open', closed: forgottenAfterDays + 1 },
      { outcome: 'open', closed: forgottenAfterDays },
    ],
  ])('%s names the deal and its account, and nothing else', (id, odd, even) => {
    expect(
      findingsIn(
        [acme],
        [
          { ...ofAcme, ...odd },
          { ...ofAcme, ...even },
        ],
      ),
    ).toMatchObject([
      {
        id,
        count: 1,
        examples: [{ accountId: 'acme', accountName: 'Name of acme', dealId: 'd0' }],
      },
    ]);
  });

  it('deals-without-account names the deal', () => {
    expect(findingsIn([acme], [ofAcme, { amount: 5, closed: 3 }])).toMatchObject([
      { id: 'deals-without-account', count: 1, examples: [{ dealId: 'd1' }] },
    ]);
  });

  it.each<[string, AccountFacts[], string[]]>([
    ['no-industry', [acme, anAccount('b', { industry: undefined })], ['b']],
    ['no-size', [acme, anAccount('b', { employees: undefined })], ['b']],
    ['no-country', [acme, anAccount('b', { country: undefined })], ['b']],
    ['missing-parent', [acme, anAccount('b', { parentId: 'gone' })], ['b']],
    [
      'parents-in-a-circle',
      [acme, anAccount('b', { parentId: 'c' }), anAccount('c', { parentId: 'b' })],
      ['b', 'c'],
    ],
    [
      'same-name',
      [anAccount('b', { name: 'Ａcme  GmbH' }), acme, anAccount('c', { name: 'acme gmbh ' })],
      ['b', 'c'],
    ],
  ])('%s names the account', (id, accounts, expected) => {
    const [finding, ...others] = findingsIn(accounts);

    expect(others).toEqual([]);
    expect(finding).toMatchObject({ id, count: expected.length });
    expect(finding?.examples.map(({ accountId }) => accountId)).toEqual(expected);
  });

  it('let members of one group share a name, and accounts have none', () => {
    const group = [
      anAccount('b', { name: 'Acme' }),
      anAccount('c', { name: 'Acme', parentId: 'b' }),
    ];

    expect(findingsIn(group)).toEqual([]);
    expect(findingsIn([anAccount('b', { name: ' ' }), anAccount('c', { name: '' })])).toEqual([]);
  });

  it('take a yearly revenue for a size', () => {
    const accounts = [anAccount('b', { employees: undefined, annualRevenue: 1 })];

    expect(findingsIn(accounts)).toEqual([]);
  });

  it('name five records and count the rest', () => {
    const accounts = Array.from({ length: 7 }, (_, i) =>
      anAccount(`a${i}`, { country: undefined }),
    );

    expect(findingsIn(accounts)[0]).toMatchObject({ count: 7, examples: { length: 5 } });
  });

  it('name the account where the book does not keep its deals', () => {
    const [finding] = findingsIn([acme], [{ ...ofAcme, amount: undefined }], false);

    expect(finding?.examples).toEqual([{ accountId: 'acme', accountName: 'Name of acme' }]);
  });

  it('are each a file of their name, and speak both languages', () => {
    const everything = findingsIn(
      [
        anAccount('a', {
          industry: undefined,
          employees: undefined,
          country: undefined,
          name: 'x',
        }),
        anAccount('b', { parentId: 'gone', name: 'x' }),
        anAccount('c', { parentId: 'c' }),
      ],
      [
        { accountId: 'a', amount: undefined, closed: 1 },
        { accountId: 'a', amount: 1 },
        { accountId: 'a', amount: 1, closed: -2 },
        { accountId: 'a', amount: 1, closed: 400, outcome: 'open' },
        { amount: 1, closed: 1 },
      ],
    );

    expect(everything.map(({ id }) => id)).toEqual(checks.map(({ id }) => id));
    for (const { id, sentence, remedy } of everything) {
      expect(existsSync(`src/core/findings/${id}.ts`)).toBe(true);
      for (const message of [sentence, remedy]) {
        expect(renderMessage(message, 'en')).toMatch(/^[A-Z0-9].*\.$/);
        expect(renderMessage(message, 'zh')).toMatch(/\p{Script=Han}.*。$/u);
      }
    }
    const files = readdirSync('src/core/findings');
    expect(files).toHaveLength(checks.length + 4);
  });
});
