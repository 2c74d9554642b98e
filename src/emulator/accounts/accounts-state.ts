import type { Organization, User } from '../organization/organization.ts';
import type { Grants } from './grants.ts';

/** A program that was registered in Zoho's API console. */
export interface Client {
  clientId: string;
  clientSecret: string;
  redirectUris: readonly string[];
  /** What the consent page calls it; default the client id. */
  name?: string;
}

/** A consent that a browser has been sent here to give. */
export interface AuthorizationRequest {
  readonly client: Client;
  readonly redirectUri: string;
  readonly scopes: readonly string[];
  readonly isOffline: boolean;
  readonly state: string | undefined;
}

/** Everything the accounts server remembers. */
export interface AccountsState {
  readonly organizations: ReadonlyMap<string, Organization>;
  readonly clients: Map<string, Client>;
  readonly grants: Grants;
  /** E-mail of who is signed in, by session cookie. */
  readonly sessions: Map<string, string>;
  /** Requests that wait for a click on the consent page. */
  readonly waiting: Map<string, AuthorizationRequest>;
  /** The organization for which a person last accepted a client with these scopes. */
  readonly consents: Map<string, string>;
  /** Origin of this accounts server and of the API; known once both listen. */
  readonly urls: { accounts: string; api: string };
  /** Zoho's short name of the data center, such as `us` or `cn`. */
  readonly location: string;
}

/** An organization and who the person is there. */
export interface Membership {
  readonly organization: Organization;
  readonly user: User;
}

/** The organizations in which the person with this e-mail is an active user. */
export function membershipsOf(state: AccountsState, email: string): Membership[] {
  return [...state.organizations.values()].flatMap((organization) => {
    const user = [...organization.users.values()].find((u) => u.email === email);
    return user?.status === 'active' ? [{ organization, user }] : [];
  });
}

/** Names a consent: who, which program, which scopes in whatever order. */
export function consentKey(email: string, client: Client, scopes: readonly string[]): string {
  const sorted = [...scopes].sort((a, b) => (a < b ? -1 : 1));
  return [email, client.clientId, ...sorted].join(' ');
}
