import type { Kysely } from 'kysely';
import type { MirrorStore } from '../../app/ports/mirror-store.ts';
import type { DealFacts } from '../../core/facts.ts';
import { fromJson } from '../json.ts';
import { pages } from '../pages.ts';
import type { Tables } from '../tables.ts';
import { withDeals } from './with-deals.ts';

const accountsPerPage = 500;
const dealsPerPage = 2000;

/** Walks over the whole mirror by pages of keys, so that memory stays small and writers come in between. */
export function createMirrorScans(
  db: Kysely<Tables>,
): Pick<MirrorStore, 'readAll' | 'readStrayDeals'> {
  return {
    async *readAll(organizationId) {
      const accountPages = pages(
        (after) => accountsAfter(organizationId, after),
        (row) => row.account_id,
      );
      for await (const page of accountPages) {
        const last = page.at(-1) ?? page[0];
        const deals = await dealsBetween(organizationId, page[0].account_id, last.account_id);
        yield withDeals(page, deals);
      }
    },
    async *readStrayDeals(organizationId) {
      const dealPages = pages(
        (after) => dealsAfter(organizationId, after),
        (row) => row.deal_id,
      );
      for await (const page of dealPages) {
        const strays = page.filter((row) => row.holder === null);
        if (strays.length > 0) yield strays.map((row) => fromJson<DealFacts>(row.facts));
      }
    },
  };

  function accountsAfter(organizationId: string, after: string) {
    return db
      .selectFrom('mirror_accounts')
      .select(['account_id', 'facts'])
      .where('org_id', '=', organizationId)
      .where('account_id', '>', after)
      .orderBy('account_id')
      .limit(accountsPerPage)
      .execute();
  }

  function dealsBetween(organizationId: string, first: string, last: string) {
    return db
      .selectFrom('mirror_deals')
      .select(['account_id', 'facts'])
      .where('org_id', '=', organizationId)
      .where('account_id', '>=', first)
      .where('account_id', '<=', last)
      .orderBy('account_id')
      .orderBy('deal_id')
      .execute();
  }

  function dealsAfter(organizationId: string, after: string) {
    return db
      .selectFrom('mirror_deals as deal')
      .leftJoin('mirror_accounts as account', (join) =>
        join
          .onRef('account.org_id', '=', 'deal.org_id')
          .onRef('account.account_id', '=', 'deal.account_id'),
      )
      .select(['deal.deal_id', 'deal.facts', 'account.account_id as holder'])
      .where('deal.org_id', '=', organizationId)
      .where('deal.deal_id', '>', after)
      .orderBy('deal.deal_id')
      .limit(dealsPerPage)
      .execute();
  }
}
