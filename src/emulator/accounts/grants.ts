import { randomBytes } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** What a token stands for: one client acting for one user in one organization. */
export interface Grant {
  readonly clientId: string;
  readonly zgid: string;
  readonly userId: string;
  readonly scopes: readonly string[];
}

/** A refresh token and what was done with it. */
interface RefreshToken {
  readonly token: string;
  readonly grant: Grant;
  /** When access tokens were made from it, oldest first. */
  readonly refreshedAt: number[];
  /** Living access tokens made from it, oldest first. */
  readonly accessTokens: string[];
}

interface AccessToken {
  readonly grant: Grant;
  /** The refresh token it came with or was made from. */
  readonly refreshToken: string | undefined;
  readonly expiresAt: number;
}

/** An authorization code waiting to be exchanged. */
interface Code {
  readonly grant: Grant;
  readonly redirectUri: string;
  readonly givesRefreshToken: boolean;
  readonly expiresAt: number;
}

/** Lifetimes and limits, from https://www.zoho.com/crm/developer/docs/api/v8/token-validity.html and Kaizen #43. */
export const tokenLimits = {
  codeLifetimeMs: 2 * 60_000,
  accessTokenLifetimeMs: 3_600_000,
  refreshTokensPerUserAndClient: 20,
  accessTokensPerWindow: 10,
  accessTokenWindowMs: 10 * 60_000,
  livingAccessTokensPerRefreshToken: 10,
} as const;

/** All codes and tokens of one accounts server. */
export interface Grants {
  issueCode(code: Omit<Code, 'expiresAt'>): string;
  /** What the code stands for; a code answers once. */
  redeemCode(code: string): Code | undefined;
  /** Makes a refresh token; the user's 21st for a client silently ends the first. */
  issueRefreshToken(grant: Grant): string;
  /** Makes an access token; with a refresh token it ends when that one does. */
  issueAccessToken(grant: Grant, refreshToken?: string): string;
  /** A new access token, `throttled` when ten were made in ten minutes, or `undefined` when the token is unknown. */
  refresh(
    refreshToken: string,
    clientId: string,
  ): { grant: Grant; accessToken: string } | 'throttled' | undefined;
  /** Ends a refresh token and its access tokens, or one access token; false when it is unknown. */
  revoke(token: string): boolean;
  /** Ends all tokens of a user in an organization, as deactivating him does. */
  revokeUser(zgid: string, userId: string): void;
  /** What an access token stands for; `isLive` is false once it has expired. */
  find(accessToken: string): { grant: Grant; isLive: boolean; expiresAt: number } | undefined;
}

/** Keeps codes and tokens in memory. */
export function createGrants(clock: Clock): Grants {
  const codes = new Map<string, Code>();
  const refreshTokens = new Map<string, RefreshToken>();
  const accessTokens = new Map<string, AccessToken>();

  function issueAccessToken(grant: Grant, refreshToken?: string): string {
    const token = secret();
    const expiresAt = clock.now() + tokenLimits.accessTokenLifetimeMs;
    accessTokens.set(token, { grant, refreshToken, expiresAt });
    return token;
  }

  function endRefreshToken(refreshToken: RefreshToken): void {
    refreshTokens.delete(refreshToken.token);
    for (const [name, token] of accessTokens)
      if (token.refreshToken === refreshToken.token) accessTokens.delete(name);
  }

  return {
    issueCode(code) {
      const name = secret();
      codes.set(name, { ...code, expiresAt: clock.now() + tokenLimits.codeLifetimeMs });
      return name;
    },

    redeemCode(name) {
      const code = codes.get(name);
      codes.delete(name);
      return code && clock.now() < code.expiresAt ? code : undefined;
    },

    issueRefreshToken(grant) {
      const same = [...refreshTokens.values()].filter((t) => isSameOwner(t.grant, grant));
      const [oldest] = same;
      if (oldest && same.length >= tokenLimits.refreshTokensPerUserAndClient)
        endRefreshToken(oldest);
      const token = secret();
      refreshTokens.set(token, { token, grant, refreshedAt: [], accessTokens: [] });
      return token;
    },

    issueAccessToken,

    refresh(token, clientId) {
      const known = refreshTokens.get(token);
      if (!known || known.grant.clientId !== clientId) return undefined;
      const windowStart = clock.now() - tokenLimits.accessTokenWindowMs;
      while ((known.refreshedAt[0] ?? Infinity) <= windowStart) known.refreshedAt.shift();
      if (known.refreshedAt.length >= tokenLimits.accessTokensPerWindow) return 'throttled';
      known.refreshedAt.push(clock.now());
      const accessToken = issueAccessToken(known.grant, token);
      known.accessTokens.push(accessToken);
      if (known.accessTokens.length > tokenLimits.livingAccessTokensPerRefreshToken)
        accessTokens.delete(known.accessTokens.shift() ?? '');
      return { grant: known.grant, accessToken };
    },

    revoke(token) {
      const refreshToken = refreshTokens.get(token);
      if (refreshToken) endRefreshToken(refreshToken);
      return refreshToken !== undefined || accessTokens.delete(token);
    },

    revokeUser(zgid, userId) {
      const isHis = ({ grant }: { grant: Grant }) => grant.zgid === zgid && grant.userId === userId;
      for (const token of refreshTokens.values())
        if (isHis(token)) refreshTokens.delete(token.token);
      for (const [name, token] of accessTokens) if (isHis(token)) accessTokens.delete(name);
    },

    find(name) {
      const token = accessTokens.get(name);
      return token && { ...token, isLive: clock.now() < token.expiresAt };
    },
  };
}

function isSameOwner(a: Grant, b: Grant): boolean {
  return a.clientId === b.clientId && a.userId === b.userId && a.zgid === b.zgid;
}

/** A token in Zoho's form: `1000.` and two runs of 32 hexadecimal digits. */
function secret(): string {
  return `1000.${randomBytes(16).toString('hex')}.${randomBytes(16).toString('hex')}`;
}
