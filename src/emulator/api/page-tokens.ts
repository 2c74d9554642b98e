import { createHash } from 'node:crypto';
import type { Clock } from '../clock.ts';

/** Where a listing goes on, and for whom. */
export interface PagePosition {
  readonly userId: string;
  /** The parameters the token is bound to, in one string. */
  readonly binding: string;
  /** The page goes on after the last of these; those before it are where earlier pages went on. */
  readonly edges: readonly PageEdge[];
  readonly page: number;
  /** Rows that the pages before have answered. */
  readonly rowsBefore: number;
}

/** The last record of a page, by what the listing sorts by. */
export interface PageEdge {
  readonly sortValue: number;
  readonly id: string;
}

/** Tokens by which a client pages beyond 2,000 rows. */
export interface PageTokens {
  issue(position: PagePosition): { token: string; expiresAt: number };
  find(token: string): { position: PagePosition; isExpired: boolean } | undefined;
}

const lifetimeMs = 24 * 3_600_000;
/** More than a day's paging of any test; the oldest go first. */
const mostTokens = 50_000;

/** No tokens yet. They say nothing to who reads them, and follow from the organization and their number. */
export function createPageTokens(zgid: string, clock: Clock): PageTokens {
  const tokens = new Map<string, { position: PagePosition; expiresAt: number }>();
  let issued = 0;

  return {
    issue(position) {
      issued += 1;
      const token = createHash('sha256').update(`${zgid} ${issued}`).digest('hex');
      if (tokens.size >= mostTokens) tokens.delete(tokens.keys().next().value ?? '');
      const expiresAt = clock.now() + lifetimeMs;
      tokens.set(token, { position, expiresAt });
      return { token, expiresAt };
    },
    find(token) {
      const found = tokens.get(token);
      return found && { position: found.position, isExpired: clock.now() >= found.expiresAt };
    },
  };
}
