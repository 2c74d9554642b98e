import type { CookieOptions, Request } from 'express';

/** The session of a person signed in from a widget. */
export const sessionCookie = '__Host-tierwise-session';

/** The secret that binds a consent to the browser that began it. */
export const consentCookie = '__Host-tierwise-consent';

/**
 * For a cookie that has to work in a frame of a CRM page: sent there in spite of the foreign top page, and kept apart
 * for each top page (CHIPS), so that it identifies nobody elsewhere.
 */
export const framedCookie: CookieOptions = {
  httpOnly: true,
  secure: true,
  path: '/',
  sameSite: 'none',
  partitioned: true,
};

/** For a cookie that only has to survive a round trip through Zoho in one window. */
export const roundTripCookie: CookieOptions = {
  httpOnly: true,
  secure: true,
  path: '/',
  sameSite: 'lax',
};

/** The value of a cookie of a request; `undefined` when it was not sent. Ours need no decoding. */
export function cookieOf(request: Request, name: string): string | undefined {
  for (const part of (request.headers.cookie ?? '').split(';')) {
    const [key, value] = part.trim().split('=', 2);
    if (key === name && value !== undefined) return value;
  }
  return undefined;
}
