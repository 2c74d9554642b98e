import { z } from 'zod';
import { AppError } from '../../app/errors.ts';
import type { HttpAnswer, Send } from '../transport.ts';
import { TransportError } from '../transport-error.ts';
import { transportFailure } from '../transport-failure.ts';
import { isThrottled } from './is-throttled.ts';

/** A client id of Zoho's API console with its secret. */
export interface OAuthClient {
  id: string;
  secret: string;
}

/** Tokens as the accounts server issued them. */
interface IssuedTokens {
  accessToken: string;
  /** Absent in the answer to a refresh, and to a code of an online consent. */
  refreshToken: string | undefined;
  apiDomain: string;
  expiresInMs: number;
}

/** What an accounts server says to a request for tokens: tokens, or Zoho's word for the refusal (`invalid_code` …). */
export type TokenAnswer = { tokens: IssuedTokens } | { refusal: string };

/** Some accounts servers count `expires_in` in milliseconds and then say the seconds apart, as Zoho's SDK knows. */
const issuedSchema = z.looseObject({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).optional(),
  api_domain: z.string(),
  expires_in: z.coerce.number().positive().optional(),
  expires_in_sec: z.coerce.number().positive().optional(),
});

const refusedSchema = z.looseObject({ error: z.string() });

const anHour = 3600;

/**
 * Asks an accounts server for tokens. Zoho reports refusals with HTTP 200, so the body alone decides.
 * https://www.zoho.com/crm/developer/docs/api/v8/access-refresh.html
 *
 * @throws AppError `crm-rate-limited` ("Access Denied": too many requests), `crm-unavailable`
 */
export async function requestToken(
  send: Send,
  accountsUrl: string,
  client: OAuthClient,
  grant: Record<string, string>,
): Promise<TokenAnswer> {
  const url = new URL('/oauth/v2/token', accountsUrl);
  const body = new URLSearchParams({
    ...grant,
    client_id: client.id,
    client_secret: client.secret,
  });
  const answer = await sendTo(send, url, body);
  const { status, json } = answer;
  const issued = issuedSchema.safeParse(json);
  if (issued.success && status < 400) {
    const { access_token, refresh_token, api_domain, expires_in, expires_in_sec } = issued.data;
    const expiresInMs = (expires_in_sec ?? expires_in ?? anHour) * 1000;
    return {
      tokens: {
        accessToken: access_token,
        refreshToken: refresh_token,
        apiDomain: api_domain,
        expiresInMs,
      },
    };
  }
  if (isThrottled(answer)) throw new AppError('crm-rate-limited');
  const refused = refusedSchema.safeParse(json);
  if (status >= 500 || !refused.success)
    throw new AppError('crm-unavailable', `HTTP ${status} from the accounts server`);
  return { refusal: refused.data.error };
}

async function sendTo(send: Send, url: URL, body: URLSearchParams): Promise<HttpAnswer> {
  try {
    return await send({ method: 'POST', url, body });
  } catch (error) {
    throw error instanceof TransportError ? transportFailure(error) : error;
  }
}
