import type { Grant, Grants } from '../accounts/grants.ts';
import type { User } from '../organization/organization.ts';
import { authenticationFailure, invalidToken } from './common-answers.ts';
import type { Answer, Tenant } from './operation.ts';

/** Whom a good token stands for, and where. */
export interface Identity {
  readonly tenant: Tenant;
  readonly user: User;
  readonly grant: Grant;
  /** When the token expires, epoch milliseconds. */
  readonly expiresAt: number;
}

/** Reads an Authorization header; the scheme is Zoho's own, although its tokens call themselves Bearer. */
export function authenticate(
  grants: Grants,
  tenants: ReadonlyMap<string, Tenant>,
  authorization: string | undefined,
): Identity | Answer {
  const [scheme, token = ''] = authorization?.split(' ') ?? [];
  if (scheme !== 'Zoho-oauthtoken') return authenticationFailure;
  const found = grants.find(token);
  const tenant = found && tenants.get(found.grant.zgid);
  const user = found && tenant?.organization.users.get(found.grant.userId);
  if (!tenant || !user || !found.isLive || user.status !== 'active') return invalidToken;
  return { tenant, user, grant: found.grant, expiresAt: found.expiresAt };
}
