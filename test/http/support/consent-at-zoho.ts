import { createHash, randomBytes } from 'node:crypto';
import { Session } from '../../../src/http/contract.ts';
import { aBrowser } from '../../emulator/support/a-browser.ts';
import type { World } from '../../support/start-world.ts';

/** Where people consent. */
type Place = Pick<World, 'organization'> & { tierwise: Pick<World['tierwise'], 'publicUrl'> };

/** A consent that has been given at Zoho, its way back to us not yet taken. */
export interface HeldConsent {
  callback: URL;
  /** The Cookie header of the browser that began it. */
  cookie: string;
  /** The Set-Cookie header that made it. */
  setCookie: string;
}

/** Who consents, and how. */
export interface ConsentChoices {
  email?: string;
  zgid?: string;
  decision?: 'accept' | 'reject';
  language?: string;
  /** Default `local`. */
  dataCenter?: string;
}

/** Begins a consent and gives it at Zoho. */
export async function consentAtZoho(
  world: Place,
  path: string,
  { email, zgid, decision = 'accept', language }: ConsentChoices = {},
): Promise<HeldConsent> {
  const { organization, tierwise } = world;
  const started = await fetch(`${tierwise.publicUrl}${path}`, {
    redirect: 'manual',
    ...(language && { headers: { 'accept-language': language } }),
  });
  const setCookie = started.headers.get('set-cookie') ?? '';
  const browser = aBrowser();
  const sent = await browser.get(started.headers.get('location') ?? '');
  const signIn = await browser.get(sent.location?.href ?? '');
  const signedIn = await browser.submit(signIn, {
    email: email ?? organization.users[0]?.email ?? '',
  });
  const asked = await browser.get(signedIn.location?.href ?? '');
  const answer = asked.location
    ? asked
    : await browser.submit(asked, { zgid: zgid ?? organization.zgid, decision });
  if (!answer.location) throw new Error(`Zoho sent the browser nowhere: ${answer.html}`);
  return { callback: answer.location, cookie: setCookie.split(';')[0] ?? '', setCookie };
}

/** Where a callback leads, as our own page with its fragment. */
export async function follow(callback: URL | string, cookie?: string): Promise<string> {
  const response = await fetch(callback, {
    redirect: 'manual',
    ...(cookie !== undefined && { headers: { cookie } }),
  });
  await response.body?.cancel();
  return response.headers.get('location') ?? `status ${response.status}`;
}

/** A ticket with the secret of the widget that may collect it. */
export interface Ticket {
  ticket: string;
  collectorSecret: string;
}

/** Signs a person in, up to the ticket. */
export async function aTicket(world: Place, choices: ConsentChoices = {}): Promise<Ticket> {
  const collectorSecret = randomBytes(24).toString('base64url');
  const collector = createHash('sha256').update(collectorSecret).digest('hex');
  const path = `/sign-in?dataCenter=${choices.dataCenter ?? 'local'}&collector=${collector}`;
  const { callback, cookie } = await consentAtZoho(world, path, choices);
  const page = await follow(callback, cookie);
  return { ticket: page.split('#')[1] ?? '', collectorSecret };
}

/** Asks for a session as our own page does. */
export function postSession(
  world: Place,
  body: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  const { publicUrl } = world.tierwise;
  return fetch(`${publicUrl}/session`, {
    method: 'POST',
    headers: { origin: publicUrl, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

/** Signs a person in for good. */
export async function signIn(
  world: Place,
  choices: ConsentChoices = {},
): Promise<Session & { cookie: string; setCookie: string }> {
  const response = await postSession(world, await aTicket(world, choices));
  const setCookie = response.headers.get('set-cookie') ?? '';
  const session = Session.parse(await response.json());
  return { ...session, setCookie, cookie: setCookie.split(';')[0] ?? '' };
}
