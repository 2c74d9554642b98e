import type { Kysely } from 'kysely';
import type { AccountWithDeals, MirrorStore } from '../../app/ports/mirror-store.ts';
import { chunks } from '../chunks.ts';
import type { Tables } from '../tables.ts';
import { withDeals } from './with-deals.ts';

/** Reads whole groups of accounts, each chunk of ids by two queries however many accounts the groups have. */
export function createGroupReader(db: Kysely<Tables>): MirrorStore['readGroups'] {
  return async (organizationId, accountIds) => {
    const found = new Map<string, AccountWithDeals>();
    for (const ids of chunks([...new Set(accountIds)], 500)) {
      const unread = ids.filter((id) => !found.has(id));
      if (unread.length === 0) continue;
      const members = groupsOf(db, organizationId, unread);
      const accounts = await members
        .selectFrom('members')
        .crossJoin('mirror_accounts as account')
        .whereRef('account.org_id', '=', 'members.org_id')
        .whereRef('account.account_id', '=', 'members.account_id')
        .select(['account.account_id', 'account.facts'])
        .orderBy('account.account_id')
        .execute();
      const deals = await members
        .selectFrom('members')
        .crossJoin('mirror_deals as deal')
        .whereRef('deal.org_id', '=', 'members.org_id')
        .whereRef('deal.account_id', '=', 'members.account_id')
        .select(['deal.account_id', 'deal.facts'])
        .orderBy('deal.account_id')
        .orderBy('deal.deal_id')
        .execute();
      for (const group of withDeals(accounts, deals)) found.set(group.account.id, group);
    }
    return [...found.values()];
  };
}

/**
 * The members of the accounts' groups: up to every ancestor we hold, then down to all descendants of those, which is the
 * whole group because an account has one parent. `union` ends at a cycle. Cross joins, because SQLite keeps their order:
 * it would otherwise guess that walking every account of the organization is cheaper.
 */
function groupsOf(db: Kysely<Tables>, organizationId: string, accountIds: string[]) {
  return db
    .withRecursive('ancestors', (query) =>
      query
        .selectFrom('mirror_accounts')
        .select(['org_id', 'account_id', 'parent_id'])
        .where('org_id', '=', organizationId)
        .where('account_id', 'in', accountIds)
        .union(
          query
            .selectFrom('ancestors')
            .crossJoin('mirror_accounts as parent')
            .whereRef('parent.org_id', '=', 'ancestors.org_id')
            .whereRef('parent.account_id', '=', 'ancestors.parent_id')
            .select(['parent.org_id', 'parent.account_id', 'parent.parent_id']),
        ),
    )
    .withRecursive('members', (query) =>
      query
        .selectFrom('ancestors')
        .select(['org_id', 'account_id'])
        .union(
          query
            .selectFrom('members')
            .crossJoin('mirror_accounts as child')
            .whereRef('child.org_id', '=', 'members.org_id')
            .whereRef('child.parent_id', '=', 'members.account_id')
            .select(['child.org_id', 'child.account_id']),
        ),
    );
}
