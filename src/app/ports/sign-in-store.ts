import type { Language } from '../../core/text.ts';

/** A consent under way, found again by the state that comes back in the callback. */
export interface PendingConsent {
  purpose: 'connect' | 'sign-in';
  /** Hash of the cookie of the browser that began it. */
  browserHash: string;
  language: Language;
  /** For `connect`: keys of the class fields the administrator chose; all of them, or those chosen before, when absent. */
  fields?: string[] | undefined;
  /** For `sign-in`: hash of the secret the widget kept, which alone may collect the result. */
  collectorHash?: string | undefined;
  expiresAt: number;
}

/** A person signed in from the widget; the access token is encrypted at rest. */
export interface WidgetSession {
  organizationId: string;
  userId: string;
  userName: string;
  isAdministrator: boolean;
  accessToken: string;
  accessTokenExpiresAt: number;
  apiDomain: string;
  expiresAt: number;
}

/** A finished sign-in waiting in the popup for the widget that began it. */
export interface SignInTicket {
  /** Hash of the secret that widget kept. */
  collectorHash: string;
  session: WidgetSession;
  expiresAt: number;
}

export interface SignInStore {
  /** Keeps a consent under way until its callback takes it; keyed by the hash of its state. */
  putConsent(stateHash: string, consent: PendingConsent): Promise<void>;
  /** Takes it out: a second call with the same state answers `undefined`, as does one after expiry. */
  takeConsent(stateHash: string, now: number): Promise<PendingConsent | undefined>;
  /** Keeps a ticket until the widget takes it; keyed by the hash of the ticket. */
  putTicket(ticketHash: string, ticket: SignInTicket): Promise<void>;
  /** Takes it out: once, and not after expiry. */
  takeTicket(ticketHash: string, now: number): Promise<SignInTicket | undefined>;
  /** Keeps a session, keyed by the hash of its id. */
  putSession(idHash: string, session: WidgetSession): Promise<void>;
  /** The session, unless over. */
  findSession(idHash: string, now: number): Promise<WidgetSession | undefined>;
  removeSession(idHash: string): Promise<void>;
  /** Forgets what is over. */
  sweep(now: number): Promise<void>;
}
