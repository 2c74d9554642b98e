import type { Kysely } from 'kysely';
import type {
  PendingConsent,
  SignInStore,
  SignInTicket,
  WidgetSession,
} from '../app/ports/sign-in-store.ts';
import { fromJson, toJson } from './json.ts';
import type { SecretBox } from './secret-box.ts';
import type { Tables } from './tables.ts';

const accessPlace = 'widget_sessions.access_token';
const ticketPlace = 'sign_in_tickets.access_token';

/** Consents under way and widget sessions; a session's access token is sealed to its organization and session. */
export function createSignInStore(db: Kysely<Tables>, box: SecretBox): SignInStore {
  return {
    async putConsent(stateHash, consent) {
      const row = { expires_at: consent.expiresAt, document: toJson(consent) };
      await db
        .insertInto('consents')
        .values({ state_hash: stateHash, ...row })
        .onConflict((conflict) => conflict.column('state_hash').doUpdateSet(row))
        .execute();
    },
    async takeConsent(stateHash, now) {
      const row = await db
        .deleteFrom('consents')
        .where('state_hash', '=', stateHash)
        .returning(['expires_at', 'document'])
        .executeTakeFirst();
      return row && row.expires_at > now ? fromJson<PendingConsent>(row.document) : undefined;
    },
    async putTicket(ticketHash, { session, ...ticket }) {
      const { accessToken, ...rest } = session;
      const { organizationId } = session;
      await db
        .insertInto('sign_in_tickets')
        .values({
          org_id: organizationId,
          ticket_hash: ticketHash,
          expires_at: ticket.expiresAt,
          sealed_access_token: box.seal(accessToken, ticketPlace, organizationId, ticketHash),
          document: toJson({ ...ticket, session: rest }),
        })
        .execute();
    },
    async takeTicket(ticketHash, now) {
      const row = await db
        .deleteFrom('sign_in_tickets')
        .where('ticket_hash', '=', ticketHash)
        .returningAll()
        .executeTakeFirst();
      if (!row || row.expires_at <= now) return undefined;
      const ticket = fromJson<Omit<SignInTicket, 'session'> & { session: WidgetSession }>(
        row.document,
      );
      const place = [ticketPlace, row.org_id, row.ticket_hash];
      const accessToken = box.open(row.sealed_access_token, ...place);
      return { ...ticket, session: { ...ticket.session, accessToken } };
    },
    async putSession(idHash, session) {
      const { accessToken, ...rest } = session;
      const place = [accessPlace, session.organizationId, idHash];
      await db.transaction().execute(async (trx) => {
        // The key holds the organization too: an id that changes hands must not leave a row behind.
        await trx.deleteFrom('widget_sessions').where('id_hash', '=', idHash).execute();
        await trx
          .insertInto('widget_sessions')
          .values({
            org_id: session.organizationId,
            id_hash: idHash,
            expires_at: session.expiresAt,
            sealed_access_token: box.seal(accessToken, ...place),
            document: toJson(rest),
          })
          .execute();
      });
    },
    async findSession(idHash, now) {
      const row = await db
        .selectFrom('widget_sessions')
        .selectAll()
        .where('id_hash', '=', idHash)
        .where('expires_at', '>', now)
        .executeTakeFirst();
      if (!row) return undefined;
      return {
        ...fromJson<Omit<WidgetSession, 'accessToken'>>(row.document),
        accessToken: box.open(row.sealed_access_token, accessPlace, row.org_id, row.id_hash),
      };
    },
    async removeSession(idHash) {
      await db.deleteFrom('widget_sessions').where('id_hash', '=', idHash).execute();
    },
    async sweep(now) {
      await db.transaction().execute(async (trx) => {
        await trx.deleteFrom('consents').where('expires_at', '<=', now).execute();
        await trx.deleteFrom('sign_in_tickets').where('expires_at', '<=', now).execute();
        await trx.deleteFrom('widget_sessions').where('expires_at', '<=', now).execute();
      });
    },
  };
}
