import { AppError } from '../../app/errors.ts';
import { isThrottled } from '../oauth/is-throttled.ts';
import type { HttpAnswer, Send } from '../transport.ts';
import { TransportError } from '../transport-error.ts';
import { transportFailure } from '../transport-failure.ts';

/**
 * Withdraws a refresh token. Zoho answers an unknown one with HTTP 400 and a page of HTML, which is as good: it is
 * worth nothing. https://www.zoho.com/crm/developer/docs/api/v8/revoke-tokens.html
 */
export async function revokeToken(
  send: Send,
  accountsUrl: string,
  refreshToken: string,
): Promise<void> {
  const url = new URL('/oauth/v2/token/revoke', accountsUrl);
  url.searchParams.set('token', refreshToken);
  const answer = await answerOf(send, url);
  const { status } = answer;
  if (isThrottled(answer)) throw new AppError('crm-rate-limited');
  if (status >= 500) throw new AppError('crm-unavailable', `HTTP ${status}`);
}

/** The answer; of a page its status alone. */
async function answerOf(send: Send, url: URL): Promise<Pick<HttpAnswer, 'status' | 'json'>> {
  try {
    return await send({ method: 'POST', url });
  } catch (error) {
    if (!(error instanceof TransportError)) throw error;
    if (error.kind === 'not-json' && error.status !== undefined)
      return { status: error.status, json: undefined };
    throw transportFailure(error);
  }
}
