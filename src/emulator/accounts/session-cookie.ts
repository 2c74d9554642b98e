const cookieName = '_iamadt';

/** The session that a Cookie header names, if any. */
export function sessionIn(cookies: string | undefined): string | undefined {
  const pairs = cookies?.split(/;\s*/) ?? [];
  return pairs.find((pair) => pair.startsWith(`${cookieName}=`))?.slice(cookieName.length + 1);
}

/** The Set-Cookie header that opens a session, or closes it when there is none. */
export function sessionCookie(session: string | undefined): string {
  const attributes = 'Path=/; HttpOnly; SameSite=Lax';
  return session === undefined
    ? `${cookieName}=; Max-Age=0; ${attributes}`
    : `${cookieName}=${session}; ${attributes}`;
}
