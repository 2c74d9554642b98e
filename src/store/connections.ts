import type { Kysely, Selectable } from 'kysely';
import type { ConnectionStore, Tokens } from '../app/ports/organization-store.ts';
import type { SecretBox } from './secret-box.ts';
import type { Tables } from './tables.ts';

const refreshPlace = 'connections.refresh_token';
const accessPlace = 'connections.access_token';

/** The tokens of connections, sealed to their organization. */
export function createConnectionStore(db: Kysely<Tables>, box: SecretBox): ConnectionStore {
  return {
    async save(organizationId, tokens) {
      const row = { ...seal(organizationId, tokens), refreshing_until: null };
      await db
        .insertInto('connections')
        .values({ org_id: organizationId, ...row })
        .onConflict((conflict) => conflict.column('org_id').doUpdateSet(row))
        .execute();
    },
    async find(organizationId) {
      const row = await db
        .selectFrom('connections')
        .selectAll()
        .where('org_id', '=', organizationId)
        .executeTakeFirst();
      return row && open(row);
    },
    async remove(organizationId) {
      await db.deleteFrom('connections').where('org_id', '=', organizationId).execute();
    },
    async claimRefresh(organizationId, now, until) {
      const claimed = await db
        .updateTable('connections')
        .set({ refreshing_until: until })
        .where('org_id', '=', organizationId)
        .where((row) =>
          row.or([row('refreshing_until', 'is', null), row('refreshing_until', '<=', now)]),
        )
        .executeTakeFirst();
      return claimed.numUpdatedRows === 1n;
    },
    async saveRenewed(organizationId, until, { accessToken, accessTokenExpiresAt }) {
      await db
        .updateTable('connections')
        .set({
          sealed_access_token: box.seal(accessToken, accessPlace, organizationId),
          access_token_expires_at: accessTokenExpiresAt,
        })
        .where('org_id', '=', organizationId)
        .where('refreshing_until', '=', until)
        .execute();
    },
    async endRefresh(organizationId, until) {
      await db
        .updateTable('connections')
        .set({ refreshing_until: null })
        .where('org_id', '=', organizationId)
        .where('refreshing_until', '=', until)
        .execute();
    },
  };

  function seal(
    organizationId: string,
    tokens: Tokens,
  ): Omit<Tables['connections'], 'org_id' | 'refreshing_until'> {
    const { accessToken } = tokens;
    return {
      accounts_url: tokens.accountsUrl,
      sealed_refresh_token: box.seal(tokens.refreshToken, refreshPlace, organizationId),
      sealed_access_token:
        accessToken === undefined ? null : box.seal(accessToken, accessPlace, organizationId),
      access_token_expires_at: tokens.accessTokenExpiresAt ?? null,
    };
  }

  function open(row: Selectable<Tables['connections']>): Tokens {
    const tokens: Tokens = {
      refreshToken: box.open(row.sealed_refresh_token, refreshPlace, row.org_id),
      accountsUrl: row.accounts_url,
    };
    if (row.sealed_access_token !== null) {
      tokens.accessToken = box.open(row.sealed_access_token, accessPlace, row.org_id);
    }
    if (row.access_token_expires_at !== null) {
      tokens.accessTokenExpiresAt = row.access_token_expires_at;
    }
    return tokens;
  }
}
