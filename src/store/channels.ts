import { type Kysely, type Selectable, sql } from 'kysely';
import type { Channel, ChannelStore } from '../app/ports/channel-store.ts';
import type { Tables } from './tables.ts';

/** Where notifications and workflow webhooks may come in. */
export function createChannelStore(db: Kysely<Tables>): ChannelStore {
  return {
    async save(channel) {
      const row = {
        token_hash: channel.tokenHash,
        url_secret_hash: channel.urlSecretHash,
        expires_at: channel.expiresAt,
      };
      await db
        .insertInto('channels')
        .values({ org_id: channel.organizationId, channel_id: channel.channelId, ...row })
        .onConflict((conflict) => conflict.columns(['org_id', 'channel_id']).doUpdateSet(row))
        .execute();
    },
    async find(channelId) {
      const row = await db
        .selectFrom('channels')
        .selectAll()
        .where('channel_id', '=', channelId)
        .executeTakeFirst();
      return row && toChannel(row);
    },
    async list(organizationId) {
      const rows = await db
        .selectFrom('channels')
        .selectAll()
        .where('org_id', '=', organizationId)
        .orderBy('channel_id')
        .execute();
      return rows.map(toChannel);
    },
    async remove(organizationId, channelIds) {
      if (channelIds.length === 0) return;
      await db
        .deleteFrom('channels')
        .where('org_id', '=', organizationId)
        .where('channel_id', 'in', channelIds)
        .execute();
    },
    async noteHeard(organizationId, channelId, at) {
      await db
        .updateTable('channels')
        .set({ heard_at: at, deaf_since: null })
        .where('org_id', '=', organizationId)
        .where('channel_id', '=', channelId)
        .execute();
    },
    async noteMissed(organizationId, count, at) {
      await db
        .updateTable('channels')
        .set((row) => ({
          missed: row('missed', '+', count),
          missed_at: at,
          deaf_since: row.fn.coalesce('deaf_since', sql<number>`${at}`),
        }))
        .where('org_id', '=', organizationId)
        .execute();
    },
    async saveWebhook({ organizationId, urlSecretHash, tokenHash }) {
      const row = { url_secret_hash: urlSecretHash, token_hash: tokenHash };
      await db
        .insertInto('webhooks')
        .values({ org_id: organizationId, ...row })
        .onConflict((conflict) => conflict.column('org_id').doUpdateSet(row))
        .execute();
    },
    async findWebhook(urlSecretHash) {
      const row = await db
        .selectFrom('webhooks')
        .select(['org_id', 'token_hash'])
        .where('url_secret_hash', '=', urlSecretHash)
        .executeTakeFirst();
      return row && { organizationId: row.org_id, tokenHash: row.token_hash };
    },
  };
}

function toChannel(row: Selectable<Tables['channels']>): Channel {
  const { missed: count, missed_at: at, deaf_since: deafSince } = row;
  return {
    ...(row.heard_at !== null && { heardAt: row.heard_at }),
    ...(at !== null && { missed: { count, at, ...(deafSince !== null && { deafSince }) } }),
    channelId: row.channel_id,
    organizationId: row.org_id,
    tokenHash: row.token_hash,
    urlSecretHash: row.url_secret_hash,
    expiresAt: row.expires_at,
  };
}
